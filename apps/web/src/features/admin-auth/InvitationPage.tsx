import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { invitationRoute } from "../../lib/admin-routes.ts";
import { trpc } from "../../lib/trpc.ts";
import { InvitationForm } from "./InvitationForm.tsx";

/** Where an invitation leads: whoever has it makes their account. */
export function InvitationPage() {
  const { t } = useTranslation("admin");
  const { token = "" } = invitationRoute.useSearch();
  const { mutate, data, error, isError } = trpc.auth.invitationState.useMutation();
  const usable = token.length >= 20;
  useEffect(() => {
    if (usable) mutate({ token });
  }, [mutate, token, usable]);
  const invitation = usable ? data?.invitation : null;
  return (
    <section className="sign-in surface">
      <PageTitle title={t(invitation === null ? "acceptInvitation.invalidTitle" : "acceptInvitation.title")} />
      {isError && <ErrorNotice error={error} onRetry={() => mutate({ token })} />}
      {invitation === undefined && !isError && <p role="status">{t("acceptInvitation.checking")}</p>}
      {invitation === null && (
        <>
          <p>{t("acceptInvitation.invalid")}</p>
          <AdminLink to="/sign-in" className="btn btn-primary">
            {t("setup.toSignIn")}
          </AdminLink>
        </>
      )}
      {invitation !== undefined && invitation !== null && <InvitationForm token={token} invitation={invitation} />}
    </section>
  );
}
