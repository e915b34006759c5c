import { addMonths } from "@guichet/api/events/calendar-rules";
import previousIcon from "bootstrap-icons/icons/chevron-left.svg?url";
import nextIcon from "bootstrap-icons/icons/chevron-right.svg?url";
import { useTranslation } from "react-i18next";
import { PointingIcon } from "../../components/Icon.tsx";
import { formatMonth } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";

/** Names the grid below. */
export const MONTH_HEADING = "calendar-month";

export interface CalendarHeadProps {
  readonly month: string;
  readonly thisMonth: string;
  readonly onMonth: (month: string) => void;
}

/** The month, and the ways to others. Before the present one nothing is on any more. */
export function CalendarHead({ month, thisMonth, onMonth }: CalendarHeadProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const isFirst = month <= thisMonth;
  return (
    <div className="calendar-head">
      <h2 id={MONTH_HEADING} className="h3" aria-live="polite">
        {formatMonth(month, locale)}
      </h2>
      <div className="calendar-steps">
        {month !== thisMonth && (
          <button type="button" className="btn btn-link" onClick={() => onMonth(thisMonth)}>
            {t("catalogue.calendar.thisMonth")}
          </button>
        )}
        <button
          type="button"
          className="btn btn-outline-secondary"
          aria-label={t("catalogue.calendar.previous")}
          aria-disabled={isFirst}
          onClick={() => !isFirst && onMonth(addMonths(month, -1))}
        >
          <PointingIcon src={previousIcon} />
        </button>
        <button
          type="button"
          className="btn btn-outline-secondary"
          aria-label={t("catalogue.calendar.next")}
          onClick={() => onMonth(addMonths(month, 1))}
        >
          <PointingIcon src={nextIcon} />
        </button>
      </div>
    </div>
  );
}
