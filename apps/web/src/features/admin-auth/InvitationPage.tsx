import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { invitationRoute } from "../../lib/admin-routes.ts";
import { readTokenSearch } from "../../lib/admin-search.ts";
import { trpc } from "../../lib/trpc.ts";
import { InvitationForm } from "./InvitationForm.tsx";
import { OneUseLink } from "./OneUseLink.tsx";

/** Where an invitation leads: whoever has it makes their account. */
export function InvitationPage() {
  const { t } = useTranslation("admin");
  const { token = "" } = readTokenSearch(invitationRoute.useSearch());
  return (
    <OneUseLink
      token={token}
      check={trpc.auth.invitationState.useMutation()}
      found={({ invitation }) => invitation}
      texts={{
        title: t("acceptInvitation.title"),
        checking: t("acceptInvitation.checking"),
        invalidTitle: t("acceptInvitation.invalidTitle"),
        invalid: t("acceptInvitation.invalid"),
      }}
      wayOut={
        <AdminLink to="/sign-in" className="btn btn-primary">
          {t("setup.toSignIn")}
        </AdminLink>
      }
    >
      {(invitation) => <InvitationForm token={token} invitation={invitation} />}
    </OneUseLink>
  );
}
