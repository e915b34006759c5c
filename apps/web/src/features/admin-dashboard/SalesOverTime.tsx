import type { Sales } from "@guichet/api/dashboard/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import type { DashboardSearch } from "../../lib/admin-search.ts";
import { changedFilters, type FilterChanges } from "../../lib/changed-filters.ts";
import { formatDay, formatMoney, formatNumber, formatShortDate } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { BarChart } from "./BarChart.tsx";
import { choiceClass } from "./choice-class.ts";
import { DAY_ZONE } from "./period.ts";
import { SalesTable } from "./SalesTable.tsx";
import { currenciesOf, type SalesStep, salesSteps } from "./sales-series.ts";

const METRICS = ["bookings", "seats", "revenue"] as const;
/** A mark of the axis is a unit of most currencies, or a booking, at least. */
const SMALLEST = { bookings: 1, seats: 1, revenue: 100 } as const;

/** What was sold, step by step: as a chart, and as the table that is behind it. */
export function SalesOverTime({ sales, search, today }: { sales: Sales; search: DashboardSearch; today: string }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const navigate = useAdminNavigate();
  const id = useId();
  const change = (changes: FilterChanges<DashboardSearch>) =>
    void navigate({ to: "/", search: changedFilters(search, changes), replace: true, resetScroll: false });
  const metric = search.metric ?? "bookings";
  const currencies = currenciesOf(sales);
  const currency = currencies.find((one) => one === search.currency) ?? currencies[0] ?? "EUR";
  const steps = salesSteps(sales.days);
  const isTable = search.view === "table";

  const amountIn = (step: SalesStep) => (metric === "revenue" ? (step.revenue.get(currency) ?? 0) : step[metric]);
  const amountOf = (value: number) =>
    metric === "revenue" ? formatMoney(value, currency, locale) : formatNumber(value, locale);
  const textOf = (step: SalesStep) => {
    const day =
      step.from === step.to
        ? formatDay(step.from, DAY_ZONE, locale)
        : t("dashboard.chart.span", {
            from: formatShortDate(step.from, DAY_ZONE, locale),
            to: formatShortDate(step.to, DAY_ZONE, locale),
          });
    const value = amountIn(step);
    const amount = metric === "revenue" ? amountOf(value) : t(`dashboard.chart.${metric}`, { count: value });
    const text = t("dashboard.chart.point", { day, amount });
    return step.to === today ? t("dashboard.chart.soFar", { text }) : text;
  };
  const points = steps.map((step) => ({
    key: step.from,
    value: amountIn(step),
    label: formatShortDate(step.from, DAY_ZONE, locale),
    text: textOf(step),
  }));
  const title = t(steps.length < sales.days.length ? "dashboard.chart.byWeek" : "dashboard.chart.byDay");

  return (
    <section aria-labelledby={`${id}-title`} className="surface dashboard-part">
      <div className="dashboard-part-head">
        <h2 id={`${id}-title`} className="h4">
          {title}
        </h2>
        <fieldset className="btn-group btn-group-sm">
          <legend className="visually-hidden">{t("dashboard.chart.metric")}</legend>
          {METRICS.map((one) => (
            <button
              key={one}
              type="button"
              className={choiceClass(metric === one)}
              aria-pressed={metric === one}
              onClick={() => change({ metric: one === "bookings" ? undefined : one })}
            >
              {t(`dashboard.metrics.${one}`)}
            </button>
          ))}
        </fieldset>
        {metric === "revenue" && currencies.length > 1 && (
          <select
            className="form-select form-select-sm w-auto"
            aria-label={t("dashboard.chart.currency")}
            value={currency}
            onChange={(event) => change({ currency: event.target.value })}
          >
            {currencies.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
        <button
          type="button"
          className={`${choiceClass(isTable)} btn-sm dashboard-switch`}
          aria-pressed={isTable}
          onClick={() => change({ view: isTable ? undefined : "table" })}
        >
          {t("dashboard.chart.table")}
        </button>
      </div>
      {!isTable && (
        <BarChart
          label={t("dashboard.chart.label", { what: t(`dashboard.metrics.${metric}`) })}
          points={points}
          smallestStep={SMALLEST[metric]}
          formatMark={amountOf}
        />
      )}
      <div className={isTable ? undefined : "visually-hidden"}>
        <SalesTable title={title} steps={steps} currencies={currencies} />
      </div>
    </section>
  );
}
