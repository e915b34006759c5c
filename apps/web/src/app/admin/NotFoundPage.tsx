import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { DoorLayout } from "./DoorLayout.tsx";

export function NotFoundPage() {
  const { t } = useTranslation("admin");
  return (
    <DoorLayout>
      <div className="surface sign-in">
        <PageTitle title={t("notFound.title")} />
        <p>{t("notFound.body")}</p>
        <AdminLink to="/" activeOptions={{ exact: true }} className="btn btn-primary">
          {t("notFound.home")}
        </AdminLink>
      </div>
    </DoorLayout>
  );
}
