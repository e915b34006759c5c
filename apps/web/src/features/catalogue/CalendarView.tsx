import { addMonths } from "@guichet/api/events/calendar-rules";
import { changeSearch, filterOf, withoutFilters } from "@guichet/api/events/catalogue-rules";
import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { dayOf } from "@guichet/api/events/zoned-day-rules";
import { keepPreviousData } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { formatCalendarDay } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";
import { CalendarHead } from "./CalendarHead.tsx";
import { visitorClock } from "./clock.ts";
import { EmptyMonth } from "./EmptyMonth.tsx";
import { EventResults } from "./EventResults.tsx";
import { MonthGrid } from "./MonthGrid.tsx";
import { SpellingNotice } from "./SpellingNotice.tsx";

export interface CalendarViewProps {
  readonly search: CatalogueSearch;
  readonly onSearch: (search: CatalogueSearch, options: { replace: boolean }) => void;
}

/** What is on in a month, day by day, and the events of the day that was chosen. */
export function CalendarView({ search, onSearch }: CalendarViewProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const { now, timeZone } = visitorClock();
  const today = dayOf(now, timeZone);
  const [first] = useState(search.day);
  const month = search.month ?? search.day?.slice(0, 7) ?? today.slice(0, 7);
  const calendar = trpc.events.calendar.useQuery(
    { ...filterOf(search), month, timeZone },
    { placeholderData: keepPreviousData },
  );
  const apply = (next: CatalogueSearch) => onSearch(next, { replace: false });
  // A step of the arrow keys is none of the history.
  const showMonth = (shown: string) => onSearch(changeSearch(search, { month: shown }), { replace: true });
  const showDay = (day: string) =>
    onSearch({ ...changeSearch(search, { month: day.slice(0, 7) }), day }, { replace: search.day !== undefined });

  const known = calendar.data?.month === month ? calendar.data : undefined;
  return (
    <>
      <section className="calendar" aria-busy={known === undefined}>
        <CalendarHead month={month} thisMonth={today.slice(0, 7)} onMonth={showMonth} />
        <MonthGrid
          month={month}
          today={today}
          chosen={search.day}
          days={known?.days ?? []}
          onDay={showDay}
          onMonth={(step) => showMonth(addMonths(month, step))}
        />
        {calendar.isError && <ErrorNotice error={calendar.error} onRetry={() => void calendar.refetch()} />}
        {known?.searchedFor != null && (
          <SpellingNotice search={search} searchedFor={known.searchedFor} onSearch={apply} />
        )}
        {known !== undefined && known.days.length === 0 && (
          <EmptyMonth month={month} nextDay={known.nextDay} onDay={showDay} />
        )}
        {known !== undefined && known.days.length > 0 && search.day === undefined && (
          <p className="text-muted">{t("catalogue.calendar.choose")}</p>
        )}
      </section>
      {search.day !== undefined && (
        <section>
          <DayHeading key={search.day} isNews={search.day !== first}>
            {formatCalendarDay(search.day, locale)}
          </DayHeading>
          <EventResults search={search} onSearch={apply} onReset={() => apply(withoutFilters(search))} />
        </section>
      )}
    </>
  );
}

/** On a telephone it is below the month: a day that one has just chosen is scrolled to, as far as needed. */
function DayHeading({ isNews, children }: { isNews: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNews) heading.current?.scrollIntoView?.({ block: "nearest" });
  }, [isNews]);
  return (
    <h2 ref={heading} className="h3 day-heading">
      {children}
    </h2>
  );
}
