import { useTranslation } from "react-i18next";

/** How many events there are, as far as one knows; said again when that changes. That there is none, the empty list says to the eye. */
export function ResultCount({ shown, hasMore }: { shown: number; hasMore: boolean }) {
  const { t } = useTranslation("public");
  return (
    <p className={shown === 0 ? "visually-hidden" : "result-count"} role="status">
      {hasMore ? t("catalogue.count.moreThan", { count: shown }) : t("catalogue.count.all", { count: shown })}
    </p>
  );
}
