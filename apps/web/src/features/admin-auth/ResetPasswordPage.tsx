import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { resetPasswordRoute } from "../../lib/admin-routes.ts";
import { readTokenSearch } from "../../lib/admin-search.ts";
import { trpc } from "../../lib/trpc.ts";
import { OneUseLink } from "./OneUseLink.tsx";
import { ResetPasswordForm } from "./ResetPasswordForm.tsx";

/** Where the letter's link leads: whoever has it chooses a new password. */
export function ResetPasswordPage() {
  const { t } = useTranslation("admin");
  const { token = "" } = readTokenSearch(resetPasswordRoute.useSearch());
  return (
    <OneUseLink
      token={token}
      check={trpc.passwordReset.state.useMutation()}
      found={({ reset }) => reset}
      texts={{
        title: t("resetPassword.title"),
        checking: t("setup.checking"),
        invalidTitle: t("resetPassword.invalidTitle"),
        invalid: t("resetPassword.invalid"),
      }}
      wayOut={
        <AdminLink to="/forgotten-password" className="btn btn-primary">
          {t("resetPassword.again")}
        </AdminLink>
      }
    >
      {(reset) => <ResetPasswordForm token={token} {...reset} />}
    </OneUseLink>
  );
}
