import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { resetPasswordRoute } from "../../lib/admin-routes.ts";
import { trpc } from "../../lib/trpc.ts";
import { ResetPasswordForm } from "./ResetPasswordForm.tsx";

/** Where the letter's link leads: whoever has it chooses a new password. */
export function ResetPasswordPage() {
  const { t } = useTranslation("admin");
  const { token = "" } = resetPasswordRoute.useSearch();
  const { mutate, data, error, isError } = trpc.passwordReset.state.useMutation();
  const usable = token.length >= 20;
  useEffect(() => {
    if (usable) mutate({ token });
  }, [mutate, token, usable]);
  const reset = usable ? data?.reset : null;
  return (
    <section className="sign-in surface">
      <PageTitle title={t(reset === null ? "resetPassword.invalidTitle" : "resetPassword.title")} />
      {isError && <ErrorNotice error={error} onRetry={() => mutate({ token })} />}
      {reset === undefined && !isError && <p role="status">{t("setup.checking")}</p>}
      {reset === null && (
        <>
          <p>{t("resetPassword.invalid")}</p>
          <AdminLink to="/forgotten-password" className="btn btn-primary">
            {t("resetPassword.again")}
          </AdminLink>
        </>
      )}
      {reset !== undefined && reset !== null && <ResetPasswordForm token={token} {...reset} />}
    </section>
  );
}
