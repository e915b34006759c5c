import { changeSearch, instantsOf, isFiltered, spanOf } from "@guichet/api/events/catalogue-rules";
import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { useTranslation } from "react-i18next";
import { visitorClock } from "./clock.ts";
import { type CatalogueEvent, EventCard } from "./EventCard.tsx";

interface EventSectionsProps {
  readonly events: readonly CatalogueEvent[];
  readonly search: CatalogueSearch;
  readonly onSearch: (search: CatalogueSearch) => void;
}

/** The events; those of all dates in two parts: what is on this week, and what comes after. */
export function EventSections({ events, search, onSearch }: EventSectionsProps) {
  const { t } = useTranslation("public");
  const isEverything = !isFiltered(search) && search.sort === undefined && search.day === undefined;
  const weekEnd = endOfWeek();
  const inWeek = isEverything
    ? events.filter(({ nextSession }) => nextSession !== null && nextSession.startsAt < weekEnd)
    : [];
  if (inWeek.length === 0) {
    return (
      <section>
        <h2 className="visually-hidden">{t("catalogue.results")}</h2>
        <EventGrid events={events} seats={search.seats} />
      </section>
    );
  }
  const later = events.slice(inWeek.length);
  return (
    <>
      <section>
        <div className="section-head">
          <h2 className="h3">{t("catalogue.thisWeek")}</h2>
          <button
            type="button"
            className="btn btn-link p-0"
            onClick={() => onSearch(changeSearch(search, { when: "week" }))}
          >
            {t("catalogue.wholeWeek")}
          </button>
        </div>
        <EventGrid events={inWeek} seats={search.seats} />
      </section>
      {later.length > 0 && (
        <section>
          <div className="section-head">
            <h2 className="h3">{t("catalogue.later")}</h2>
          </div>
          <EventGrid events={later} seats={search.seats} />
        </section>
      )}
    </>
  );
}

/** Cards side by side. */
export function EventGrid({ events, seats }: { events: readonly CatalogueEvent[]; seats?: number | undefined }) {
  return (
    <div className="card-grid">
      {events.map((event) => (
        <EventCard key={event.id} event={event} seats={seats} />
      ))}
    </div>
  );
}

function endOfWeek(): string {
  const clock = visitorClock();
  return instantsOf(spanOf({ when: "week" }, clock), clock).to ?? "";
}
