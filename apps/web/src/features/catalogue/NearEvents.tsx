import { filterOf, instantsOf, spanOf } from "@guichet/api/events/catalogue-rules";
import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { useTranslation } from "react-i18next";
import { trpc } from "../../lib/trpc.ts";
import { visitorClock } from "./clock.ts";
import { EventGrid } from "./EventSections.tsx";

/** Where a search leaves little: what is found with one filter less. When nothing is, or it cannot be asked for, it is left out. */
export function NearEvents({ search }: { search: CatalogueSearch }) {
  const { t } = useTranslation("public");
  const clock = visitorClock();
  const { view, day } = search;
  const span = view === "calendar" ? { first: day, last: day } : spanOf(search, clock);
  const near = trpc.events.near.useQuery({ ...filterOf(search), ...instantsOf(span, clock) }, { retry: false });
  if (near.data === undefined || near.data.groups.length === 0) return null;
  return near.data.groups.map(({ without, items }) => (
    <section key={without} className="near-events">
      <h2 className="h3">{t(`catalogue.near.${without}`, { seats: search.seats })}</h2>
      <EventGrid events={items} seats={without === "seats" ? undefined : search.seats} />
    </section>
  ));
}
