import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { trpc } from "../../lib/trpc.ts";
import { ForgottenPasswordForm } from "./ForgottenPasswordForm.tsx";
import { RecoverOwnerCommand } from "./RecoverOwnerCommand.tsx";

/** For whoever has forgotten their password: a link by e-mail, where any is sent, or who else helps. */
export function ForgottenPasswordPage() {
  const { t } = useTranslation("admin");
  // It follows from the settings of the server: it does not change while a page is open.
  const service = trpc.passwordReset.service.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <section className="sign-in surface">
      <PageTitle title={t("forgotten.title")} />
      {service.isPending && <LineSkeletons count={2} />}
      {service.isError && <ErrorNotice error={service.error} onRetry={() => void service.refetch()} />}
      {service.data?.available === true && <ForgottenPasswordForm />}
      {service.data?.available === false && (
        <>
          <p>{t("forgotten.off")}</p>
          <p>
            {t("forgotten.command")}
            <br />
            <RecoverOwnerCommand />
          </p>
        </>
      )}
      <AdminLink to="/sign-in" className="btn btn-link px-0 mt-2">
        {t("setup.toSignIn")}
      </AdminLink>
    </section>
  );
}
