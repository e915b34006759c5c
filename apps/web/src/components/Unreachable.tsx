import { useTranslation } from "react-i18next";
import { useIsOffline, useReconnection } from "../lib/connection.ts";
import { Link } from "../lib/navigation/Link.tsx";

/** What stands in place of a public page, or a part of it, that nobody gives: why, the way to try again, and what the device has itself. */
export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation("public");
  const common = useTranslation("common");
  const isOffline = useIsOffline();
  useReconnection(onRetry);
  return (
    <div className="notice unreachable" role="alert">
      <p className="notice-title">{t(isOffline ? "offline.title" : "offline.unreachable")}</p>
      <p>{t(isOffline ? "offline.detail" : "offline.unreachableDetail")}</p>
      <p>{t("offline.kept")}</p>
      <div className="d-flex flex-wrap gap-2">
        <button type="button" className="btn btn-outline-secondary" onClick={onRetry}>
          {common.t("error.retry")}
        </button>
        <Link to="/my-bookings" className="btn btn-primary">
          {t("nav.myBookings")}
        </Link>
      </div>
    </div>
  );
}
