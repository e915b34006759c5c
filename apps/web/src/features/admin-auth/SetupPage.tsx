import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { setupRoute } from "../../lib/admin-routes.ts";
import { readTokenSearch } from "../../lib/admin-search.ts";
import { trpc } from "../../lib/trpc.ts";
import { OneUseLink } from "./OneUseLink.tsx";
import { SetupForm } from "./SetupForm.tsx";

/** Where the single-use link leads: the first admin's account is made here. */
export function SetupPage() {
  const { t } = useTranslation("admin");
  const { token = "" } = readTokenSearch(setupRoute.useSearch());
  return (
    <OneUseLink
      token={token}
      check={trpc.auth.setupState.useMutation()}
      found={({ valid }) => (valid ? { valid } : null)}
      texts={{
        title: t("setup.title"),
        checking: t("setup.checking"),
        invalidTitle: t("setup.invalidTitle"),
        invalid: t("setup.invalid"),
      }}
      wayOut={
        <AdminLink to="/sign-in" className="btn btn-primary">
          {t("setup.toSignIn")}
        </AdminLink>
      }
    >
      {() => <SetupForm token={token} />}
    </OneUseLink>
  );
}
