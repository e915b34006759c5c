import type { Dashboard } from "@guichet/api/dashboard/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { formatMoney, formatNumber } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";

/** The day in four figures, and what is open right now. */
export function TodayFigures({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { today, pendingHolds, publishedEvents } = dashboard;
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
        <AdminLink to="/bookings" search={{ status: ["PENDING"] }}>
          {t("dashboard.holds", { count: pendingHolds })}
        </AdminLink>
        <AdminLink to="/events" search={{ status: "PUBLISHED" }}>
          {t("dashboard.published", { count: publishedEvents })}
        </AdminLink>
      </p>
    </>
  );
}
