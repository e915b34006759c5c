import { useTranslation } from "react-i18next";

/** How many events there are, as far as one knows; said again when that changes. */
export function ResultCount({ shown, hasMore }: { shown: number; hasMore: boolean }) {
  const { t } = useTranslation("public");
  return (
    <p className="result-count" role="status">
      {hasMore ? t("catalogue.count.moreThan", { count: shown }) : t("catalogue.count.all", { count: shown })}
    </p>
  );
}
