import type { Dashboard } from "@guichet/api/dashboard/schema";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { formatMoney } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { useMay } from "../../lib/staff-rights.ts";

/** The day so far in a line, and what is open right now. */
export function TodayLine({ dashboard, eventId }: { dashboard: Dashboard; eventId: string | undefined }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const seesBookings = useMay("bookings.read-all");
  const { today, pendingHolds, publishedEvents } = dashboard;
  const holds = t("dashboard.holds", { count: pendingHolds });
  const sold = [
    t("dashboard.chart.bookings", { count: today.confirmed }),
    t("dashboard.chart.seats", { count: today.seats }),
    ...today.revenue.map(({ amount, currency }) => formatMoney(amount, currency, locale)),
  ];
  return (
    <ul className="list-unstyled today-line">
      <li>
        <strong>{t("dashboard.today")}</strong> {sold.join(" · ")}
      </li>
      <li>
        {seesBookings ? (
          <AdminLink
            to="/bookings"
            search={eventId === undefined ? { status: ["PENDING"] } : { status: ["PENDING"], eventId }}
          >
            {holds}
          </AdminLink>
        ) : (
          holds
        )}
      </li>
      <li>
        <AdminLink to="/events" search={{ status: "PUBLISHED" }}>
          {t("dashboard.published", { count: publishedEvents })}
        </AdminLink>
      </li>
    </ul>
  );
}
