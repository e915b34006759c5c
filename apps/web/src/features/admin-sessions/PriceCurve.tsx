import { useId } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { formatMoney, formatNumber, formatPercent } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { type PriceCurve as Curve, priceCurve } from "./price-steps.ts";
import type { SessionFormValues } from "./session-form-values.ts";

const WIDTH = 320;
const HEIGHT = 96;
/** Room for the line of the highest price. */
const TOP = 6;

/** How the price moves while the session fills: a curve, the same as a table, and what is unusual about it. */
export function PriceCurve() {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const [basePrice, currency, capacity, pricing, priceTiers] = useWatch<
    SessionFormValues,
    ["basePrice", "currency", "capacity", "pricing", "priceTiers"]
  >({ name: ["basePrice", "currency", "capacity", "pricing", "priceTiers"] });
  const curve = priceCurve({ basePrice, currency, capacity, pricing, priceTiers });
  if (curve === null) return <p className="form-text price-curve-empty">{t("sessionForm.curveEmpty")}</p>;
  const { steps, total } = curve;
  const money = (amount: number) => formatMoney(amount, curve.currency, locale);
  const number = (value: number) => formatNumber(value, locale);
  const first = steps[0]?.amount ?? 0;
  const last = steps.at(-1)?.amount ?? 0;
  return (
    <figure className="price-curve" aria-labelledby={`${id}-caption`}>
      <figcaption id={`${id}-caption`} className="form-label">
        {t("sessionForm.curve")}
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("sessionForm.curveSummary", { first: money(first), last: money(last) })}
      >
        <path className="curve-area" d={`${linePath(curve)} V ${HEIGHT} H 0 Z`} />
        <path className="curve-line" d={linePath(curve)} />
      </svg>
      <p className="curve-axis" aria-hidden="true">
        <span>{t("sessionForm.curveStart", { price: money(first) })}</span>
        <span>{t("sessionForm.curveEnd", { price: money(last) })}</span>
      </p>
      <div role="status" className="curve-warnings">
        {curve.falling.map((tier) => (
          <p key={`falling-${tier}`}>{t("sessionForm.tierFalls", { number: tier })}</p>
        ))}
        {curve.unreached.map((tier) => (
          <p key={`unreached-${tier}`}>{t("sessionForm.tierUnreached", { number: tier, count: curve.capacity })}</p>
        ))}
      </div>
      <details>
        <summary>{t("sessionForm.curveTable")}</summary>
        <table className="table dense-figures">
          <thead>
            <tr>
              <th scope="col">{t("sessionForm.curveSeats")}</th>
              <th scope="col" className="numeric">
                {t("sessionForm.curveShare")}
              </th>
              <th scope="col" className="numeric">
                {t("sessionForm.curvePrice")}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ from, seats, amount }) => (
              <tr key={from}>
                <th scope="row">
                  {t("sessionForm.curveRange", { count: seats, first: number(from + 1), last: number(from + seats) })}
                </th>
                <td className="numeric">{formatPercent(from / curve.capacity, locale)}</td>
                <td className="numeric">{money(amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t("sessionForm.curveTotal", { count: curve.capacity, seats: number(curve.capacity) })}
              </th>
              <td className="numeric">{money(total)}</td>
            </tr>
          </tfoot>
        </table>
      </details>
    </figure>
  );
}

/** From left to right while seats are taken, up with the price. */
function linePath({ steps, capacity }: Curve): string {
  const highest = Math.max(1, ...steps.map(({ amount }) => amount));
  const x = (taken: number) => Math.round((taken / capacity) * WIDTH * 100) / 100;
  const y = (amount: number) => Math.round((HEIGHT - (amount / highest) * (HEIGHT - TOP)) * 100) / 100;
  const parts = steps.map(({ from, seats, amount }, i) =>
    i === 0 ? `M 0 ${y(amount)} H ${x(from + seats)}` : `V ${y(amount)} H ${x(from + seats)}`,
  );
  return parts.join(" ");
}
