import type { Sales, SalesTotal } from "@guichet/api/dashboard/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney, formatNumber, formatShortDate } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { Change } from "./Change.tsx";
import { DAY_ZONE } from "./period.ts";
import { currenciesOf } from "./sales-series.ts";

/** The period in figures, each beside what it was in the period before. Amounts of different currencies stay apart. */
export function SalesFigures({ sales }: { sales: Sales }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { total, previous } = sales;
  const number = (value: number) => formatNumber(value, locale);
  const day = (iso: string) => formatShortDate(iso, DAY_ZONE, locale);
  return (
    <>
      <dl className="figures-row sales-figures">
        <Figure label={t("dashboard.metrics.bookings")} value={number(total.bookings)}>
          <Change now={total.bookings} before={previous.total.bookings} format={number} />
        </Figure>
        <Figure label={t("dashboard.metrics.seats")} value={number(total.seats)}>
          <Change now={total.seats} before={previous.total.seats} format={number} />
        </Figure>
        {currenciesOf(sales).map((currency) => {
          const money = (value: number) => formatMoney(value, currency, locale);
          const amount = amountIn(total.revenue, currency);
          return (
            <Figure key={currency} label={t("dashboard.metrics.revenue")} value={money(amount)}>
              <Change now={amount} before={amountIn(previous.total.revenue, currency)} format={money} />
            </Figure>
          );
        })}
        <Figure label={t("dashboard.cancelled")} value={number(total.cancelled.bookings)}>
          <CancelledFacts cancelled={total.cancelled} />
        </Figure>
      </dl>
      <p className="row-note">
        {t("dashboard.comparedWith", { from: day(previous.from), to: day(previous.to) })} {t("dashboard.definition")}
      </p>
    </>
  );
}

function Figure({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <div className="surface">
      <dt>{label}</dt>
      <dd className="display figures">{value}</dd>
      <dd className="figure-note">{children}</dd>
    </div>
  );
}

/** What was given back: it is in no other figure. */
function CancelledFacts({ cancelled }: { cancelled: SalesTotal["cancelled"] }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const seats = t("dashboard.chart.seats", { count: cancelled.seats });
  const amounts = cancelled.revenue.map(({ amount, currency }) => formatMoney(amount, currency, locale));
  return <span className="change">{[seats, ...amounts].join(" · ")}</span>;
}

function amountIn(amounts: SalesTotal["revenue"], currency: string): number {
  return amounts.find((one) => one.currency === currency)?.amount ?? 0;
}
