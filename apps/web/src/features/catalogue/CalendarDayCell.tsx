import { useTranslation } from "react-i18next";
import { formatCalendarDay, formatTime } from "../../lib/format.ts";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { DayOfCalendar } from "./MonthGrid.tsx";

interface CalendarDayCellProps {
  readonly day: string;
  readonly today: string;
  /** Absent when nothing is on. */
  readonly events: DayOfCalendar | undefined;
  readonly isChosen: boolean;
  /** It is the one in the tab order. */
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

/** A day with what is on: a number everywhere, titles where there is room. */
export function CalendarDayCell({ day, today, events, isChosen, isCurrent, onChoose }: CalendarDayCellProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const count = events?.count ?? 0;
  const more = count - (events?.events.length ?? 0);
  const text = events?.hasMore === true ? "catalogue.calendar.dayMany" : "catalogue.calendar.day";
  return (
    <td>
      <button
        type="button"
        className={`month-day${count > 0 ? " month-day-on" : ""}${day < today ? " month-day-past" : ""}`}
        data-day={day}
        tabIndex={isCurrent ? 0 : -1}
        aria-pressed={isChosen}
        aria-current={day === today ? "date" : undefined}
        onClick={onChoose}
      >
        {/* The name of the button: this, and the titles where they are shown. */}
        <span className="visually-hidden">{t(text, { day: formatCalendarDay(day, locale), count })}</span>
        <span aria-hidden="true" className="month-number figures">
          {Number(day.slice(8))}
        </span>
        {events !== undefined && (
          <>
            <span aria-hidden="true" className="month-count figures">
              {events.hasMore ? `${count}+` : count}
            </span>
            <span className="month-titles">
              {events.events.map(({ slug, title, startsAt, timeZone }) => (
                <span key={slug} className="month-title">
                  <span className="figures">{formatTime(startsAt, timeZone, locale)}</span> {unbreakFrench(title)}
                </span>
              ))}
              {more > 0 && <span className="month-more">{t("catalogue.calendar.more", { count: more })}</span>}
            </span>
          </>
        )}
      </button>
    </td>
  );
}
