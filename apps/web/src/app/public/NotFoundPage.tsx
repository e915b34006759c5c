import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { Link } from "../../lib/navigation/Link.tsx";

/** An address that leads nowhere. */
export function NotFoundPage() {
  return <Missing what="page" />;
}

/** What is not here: a page, an event, a booking. */
export function Missing({ what }: { what: "page" | "event" | "booking" }) {
  const { t } = useTranslation("public");
  return (
    <div className="container page-narrow text-center py-5">
      <p className="display not-found-mark" aria-hidden="true">
        404
      </p>
      <PageTitle title={t(`notFound.${what}.title`)} />
      <p className="text-muted">{t(`notFound.${what}.detail`)}</p>
      {what === "booking" ? (
        <Link to="/my-bookings" className="btn btn-primary">
          {t("nav.myBookings")}
        </Link>
      ) : (
        <Link to="/" className="btn btn-primary">
          {t("notFound.home")}
        </Link>
      )}
    </div>
  );
}
