import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { signInRoute } from "../../lib/admin-routes.ts";
import { SignInForm } from "./SignInForm.tsx";
import { useTypedEmail } from "./typed-email.ts";
import { useAfterSignIn } from "./use-after-sign-in.ts";

/** Where staff come in. Afterwards one is where one was going. */
export function SignInPage() {
  const { t } = useTranslation("admin");
  const { next = "/" } = signInRoute.useSearch();
  const router = useRouter();
  const afterSignIn = useAfterSignIn();
  const typedEmail = useTypedEmail();
  return (
    <section className="sign-in surface">
      <PageTitle title={t("signIn.title")} />
      <p className="text-body-secondary">{t("signIn.lead")}</p>
      <SignInForm
        email={typedEmail.current}
        onEmailTyped={(email) => {
          typedEmail.current = email;
        }}
        onSignedIn={async () => {
          await afterSignIn();
          router.history.push(next);
        }}
      >
        <AdminLink to="/forgotten-password" className="btn btn-link px-0 mt-2">
          {t("signIn.forgotten")}
        </AdminLink>
      </SignInForm>
    </section>
  );
}
