import type { RoleOrNone } from "@guichet/api/auth/schema";
import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";

/** In place of a page that whoever is signed in may not see: why, and who can change that. */
export function NotForRolePage({ role }: { role: RoleOrNone }) {
  const { t } = useTranslation("admin");
  return (
    <>
      <div className="page-head">
        <PageTitle title={t("notForRole.title")} />
      </div>
      <p className="measure">{t("notForRole.body", { role: t(`roles.${role}.name`) })}</p>
    </>
  );
}
