import { useTranslation } from "react-i18next";
import { formatCalendarDay, formatMonth } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";

interface EmptyMonthProps {
  readonly month: string;
  readonly nextDay: string | null;
  readonly onDay: (day: string) => void;
}

/** Nothing is on, and where to go on. */
export function EmptyMonth({ month, nextDay, onDay }: EmptyMonthProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  return (
    <div className="empty-month" role="status">
      <p className="mb-2">{t("catalogue.calendar.empty", { month: formatMonth(month, locale) })}</p>
      {nextDay === null ? (
        <p className="text-muted mb-0">{t("catalogue.calendar.nothingAfter")}</p>
      ) : (
        <button type="button" className="btn btn-primary" onClick={() => onDay(nextDay)}>
          {t("catalogue.calendar.nextOn", { day: formatCalendarDay(nextDay, locale) })}
        </button>
      )}
    </div>
  );
}
