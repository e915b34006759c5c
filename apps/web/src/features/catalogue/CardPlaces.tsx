import { useTranslation } from "react-i18next";

/** The places of cards that load, as high as cards: nothing jumps when they come. Screen readers hear that they load. */
export function CardPlaces({ count }: { count: number }) {
  const { t } = useTranslation("common");
  return (
    <div role="status">
      <p className="result-count">{t("loading")}</p>
      <div className="card-grid" aria-hidden="true">
        {Array.from({ length: count }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes without identity
          <div key={i} className="event-card surface">
            <div className="skeleton skeleton-cover" />
            <div className="event-card-body">
              <p className="skeleton event-card-when">&nbsp;</p>
              <p className="skeleton event-card-title">&nbsp;</p>
              <p className="skeleton event-card-line">&nbsp;</p>
              <p className="skeleton event-card-line">&nbsp;</p>
              <div className="event-card-foot">
                <p className="skeleton event-card-line w-50">&nbsp;</p>
              </div>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
