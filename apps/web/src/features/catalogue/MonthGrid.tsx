import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDayName } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { RouterOutputs } from "../../lib/trpc.ts";
import { CalendarDayCell } from "./CalendarDayCell.tsx";
import { MONTH_HEADING } from "./CalendarHead.tsx";
import { dayAfterKey, SOME_WEEK, weeksOf } from "./month-grid.ts";

export type DayOfCalendar = RouterOutputs["events"]["calendar"]["days"][number];

export interface MonthGridProps {
  readonly month: string;
  readonly today: string;
  readonly chosen: string | undefined;
  readonly days: readonly DayOfCalendar[];
  readonly onDay: (day: string) => void;
  readonly onMonth: (step: number) => void;
}

/** The days of a month. One of them is in the tab order; keys move between them, and on to other months. */
export function MonthGrid({ month, today, chosen, days, onDay, onMonth }: MonthGridProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  // The day that a key led to: it gets the focus as soon as its month is shown.
  const awaited = useRef<string | null>(null);
  const inMonth = (day: string | null | undefined) => day?.startsWith(month) === true;
  const current = [reached, chosen, days[0]?.day, today].find(inMonth) ?? `${month}-01`;

  useEffect(() => {
    if (awaited.current !== current) return;
    awaited.current = null;
    grid.current?.querySelector<HTMLElement>(`[data-day="${current}"]`)?.focus();
  }, [current]);

  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = dayAfterKey(current, event, document.documentElement.dir === "rtl");
    if (next === null) return;
    event.preventDefault();
    if (next.slice(0, 7) < today.slice(0, 7)) return;
    awaited.current = next;
    setReached(next);
    if (!next.startsWith(month)) onMonth(monthsBetween(month, next.slice(0, 7)));
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved through is a grid (WAI-ARIA)
    <table ref={grid} role="grid" className="month-grid" aria-labelledby={MONTH_HEADING} onKeyDown={press}>
      <thead>
        <tr>
          {SOME_WEEK.map((day) => (
            <th key={day} scope="col" abbr={formatDayName(day, "long", locale)}>
              {formatDayName(day, "short", locale)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no other name
          <tr key={i} className={week.every((day) => day === null || day < today) ? "week-past" : undefined}>
            {week.map((day, k) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty place
                <td key={k} className="month-gap" aria-label={t("catalogue.calendar.otherMonth")} />
              ) : (
                <CalendarDayCell
                  key={day}
                  day={day}
                  today={today}
                  events={days.find((found) => found.day === day)}
                  isChosen={day === chosen}
                  isCurrent={day === current}
                  onChoose={() => {
                    setReached(day);
                    onDay(day);
                  }}
                />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return count(to) - count(from);
}
