import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { setupRoute } from "../../lib/admin-routes.ts";
import { trpc } from "../../lib/trpc.ts";
import { SetupForm } from "./SetupForm.tsx";

/** Where the single-use link leads: the first admin's account is made here. */
export function SetupPage() {
  const { t } = useTranslation("admin");
  const { token = "" } = setupRoute.useSearch();
  const { mutate, data, error, isError } = trpc.auth.setupState.useMutation();
  const usable = token.length >= 20;
  useEffect(() => {
    if (usable) mutate({ token });
  }, [mutate, token, usable]);
  const valid = usable ? data?.valid : false;
  return (
    <section className="sign-in surface">
      <PageTitle title={t(valid === false ? "setup.invalidTitle" : "setup.title")} />
      {isError && <ErrorNotice error={error} onRetry={() => mutate({ token })} />}
      {valid === undefined && !isError && <p role="status">{t("setup.checking")}</p>}
      {valid === false && (
        <>
          <p>{t("setup.invalid")}</p>
          <AdminLink to="/sign-in" className="btn btn-primary">
            {t("setup.toSignIn")}
          </AdminLink>
        </>
      )}
      {valid === true && <SetupForm token={token} />}
    </section>
  );
}
