import type { Sales } from "@guichet/api/dashboard/schema";
import { useTranslation } from "react-i18next";
import { formatNumber, formatPercent } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";

type Holds = Sales["total"]["holds"];

const OUTCOMES = ["confirmed", "waiting", "expired", "cancelled"] as const;

/** What became of the holds of the period: a bar in four parts, and the same in figures. */
export function HoldsOutcome({ sales }: { sales: Sales }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { holds } = sales.total;
  const { holds: before } = sales.previous.total;
  const seconds = sales.medianSecondsToConfirm;
  const ended = endedOf(holds);
  const rate = rateOf(holds);
  const rateBefore = rateOf(before);
  return (
    <section aria-labelledby="holds-outcome" className="surface dashboard-part">
      <h2 id="holds-outcome" className="h4">
        {t("dashboard.holdsOutcome.title")}
      </h2>
      <p className="holds-rate">
        {rate === null ? (
          t("dashboard.holdsOutcome.none")
        ) : (
          <>
            <span className="display figures">{formatPercent(rate, locale)}</span> {t("dashboard.holdsOutcome.rate")}
            {rateBefore !== null && (
              <span className="change">
                {" "}
                {t("dashboard.holdsOutcome.before", { percent: formatPercent(rateBefore, locale) })}
              </span>
            )}
          </>
        )}
      </p>
      <div className="holds-bar" aria-hidden="true">
        {OUTCOMES.filter((outcome) => holds[outcome] > 0).map((outcome) => (
          <span key={outcome} className={`holds-${outcome}`} style={{ flexGrow: holds[outcome] }} />
        ))}
      </div>
      <table className="table table-sm holds-table">
        <caption className="visually-hidden">{t("dashboard.holdsOutcome.title")}</caption>
        <tbody>
          {OUTCOMES.map((outcome) => (
            <tr key={outcome}>
              <th scope="row">
                <span className={`holds-key holds-${outcome}`} aria-hidden="true" />{" "}
                {t(`dashboard.holdsOutcome.${outcome}`)}
              </th>
              <td className="numeric figures">{formatNumber(holds[outcome], locale)}</td>
              <td className="numeric figures">
                {/* Of those that have come to an end, as the rate above: one that waits is no share of them. */}
                {outcome === "waiting" || ended === 0 ? "–" : formatPercent(holds[outcome] / ended, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {seconds !== null && (
        <p className="row-note mb-0">
          {seconds < 90
            ? t("dashboard.holdsOutcome.medianSeconds", { count: seconds })
            : t("dashboard.holdsOutcome.medianMinutes", { count: Math.round(seconds / 60) })}
        </p>
      )}
    </section>
  );
}

/** The share of the holds that were confirmed, of those that have come to an end; null of none. */
function rateOf(holds: Holds): number | null {
  const ended = endedOf(holds);
  return ended === 0 ? null : holds.confirmed / ended;
}

function endedOf({ made, waiting }: Holds): number {
  return made - waiting;
}
