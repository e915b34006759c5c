import type { Dashboard } from "@guichet/api/dashboard/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { formatMoney, formatNumber } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { useMay } from "../../lib/staff-rights.ts";

/** The day in four figures, and what is open right now. */
export function TodayFigures({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const seesBookings = useMay("bookings.read-all");
  const { today, pendingHolds, publishedEvents } = dashboard;
  const holds = t("dashboard.holds", { count: pendingHolds });
  const revenue = today.revenue.map(({ amount, currency }) => formatMoney(amount, currency, locale));
  const figures: [string, ReactNode][] = [
    [t("dashboard.bookings"), formatNumber(today.bookings, locale)],
    [t("dashboard.confirmed"), formatNumber(today.confirmed, locale)],
    [t("dashboard.seats"), formatNumber(today.seats, locale)],
    [t("dashboard.revenue"), revenue.length === 0 ? formatMoney(0, "EUR", locale) : revenue.join(" + ")],
  ];
  return (
    <>
      <dl className="figures-row">
        {figures.map(([label, value]) => (
          <div key={label} className="surface">
            <dt>{label}</dt>
            <dd className="display figures">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="d-flex flex-wrap gap-3">
        {seesBookings ? (
          <AdminLink to="/bookings" search={{ status: ["PENDING"] }}>
            {holds}
          </AdminLink>
        ) : (
          holds
        )}
        <AdminLink to="/events" search={{ status: "PUBLISHED" }}>
          {t("dashboard.published", { count: publishedEvents })}
        </AdminLink>
      </p>
    </>
  );
}
