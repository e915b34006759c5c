import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";

export function NotFoundPage() {
  const { t } = useTranslation("admin");
  return (
    <main className="container py-5" id="main">
      <PageTitle title={t("notFound.title")} />
      <p>{t("notFound.body")}</p>
      <AdminLink to="/" className="btn btn-primary">
        {t("notFound.home")}
      </AdminLink>
    </main>
  );
}
