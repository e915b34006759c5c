import { useTranslation } from "react-i18next";
import { formatNumber } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";

/** How full something is: a thin bar and `42/60`, read aloud as a sentence. */
export function OccupancyBar({ taken, capacity }: { taken: number; capacity: number }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const figures = { taken: formatNumber(taken, locale), capacity: formatNumber(capacity, locale) };
  const percent = capacity === 0 ? 0 : Math.min(100, Math.round((taken / capacity) * 100));
  return (
    <div className="occupancy">
      <span className="occupancy-track" aria-hidden="true">
        <span
          className={percent >= 100 ? "occupancy-fill occupancy-full" : "occupancy-fill"}
          style={{ inlineSize: `${percent}%` }}
        />
      </span>
      <span className="occupancy-figures" aria-hidden="true">
        {figures.taken}/{figures.capacity}
      </span>
      <span className="visually-hidden">{t("occupancy.seats", { count: taken, ...figures })}</span>
    </div>
  );
}
