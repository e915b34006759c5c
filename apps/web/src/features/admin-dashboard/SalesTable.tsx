import { useTranslation } from "react-i18next";
import { formatMoney, formatNumber, formatShortDate, formatShortDay } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { DAY_ZONE } from "./period.ts";
import type { SalesStep } from "./sales-series.ts";

interface SalesTableProps {
  readonly title: string;
  readonly steps: readonly SalesStep[];
  readonly currencies: readonly string[];
}

/** The figures of the chart, newest first. */
export function SalesTable({ title, steps, currencies }: SalesTableProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const day = (iso: string) => formatShortDay(iso, DAY_ZONE, locale);
  const date = (iso: string) => formatShortDate(iso, DAY_ZONE, locale);
  const revenue = (currency: string) =>
    currencies.length === 1 ? t("dashboard.metrics.revenue") : t("dashboard.chart.revenueIn", { currency });
  return (
    <table className="table table-sm sales-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("dashboard.chart.day")}</th>
          <th scope="col" className="numeric">
            {t("dashboard.metrics.bookings")}
          </th>
          <th scope="col" className="numeric">
            {t("dashboard.metrics.seats")}
          </th>
          {currencies.map((currency) => (
            <th key={currency} scope="col" className="numeric">
              {revenue(currency)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...steps].reverse().map((step) => (
          <tr key={step.from}>
            <th scope="row">
              {step.from === step.to
                ? day(step.from)
                : t("dashboard.chart.span", { from: date(step.from), to: date(step.to) })}
            </th>
            <td className="numeric figures">{formatNumber(step.bookings, locale)}</td>
            <td className="numeric figures">{formatNumber(step.seats, locale)}</td>
            {currencies.map((currency) => (
              <td key={currency} className="numeric figures">
                {formatMoney(step.revenue.get(currency) ?? 0, currency, locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
