import { useTranslation } from "react-i18next";

/** How full something is: a thin bar and `42/60`, read aloud as a sentence. */
export function OccupancyBar({ taken, capacity }: { taken: number; capacity: number }) {
  const { t } = useTranslation("admin");
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
        {taken}/{capacity}
      </span>
      <span className="visually-hidden">{t("occupancy.seats", { count: taken, taken, capacity })}</span>
    </div>
  );
}
