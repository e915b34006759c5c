import { placeOf } from "../../lib/navigation/addresses.ts";
import type { EventSearch } from "../../lib/navigation/event-search.ts";
import { navigate } from "../../lib/navigation/history.ts";

/** Changes what the address says beside the event. The page stays where it is, and no step of the history is added. */
export function changeEventSearch(change: (now: EventSearch) => EventSearch): void {
  // The address itself: what was rendered may be older.
  const place = placeOf(location.pathname, location.search);
  if (place?.to !== "/events/$slug") return;
  navigate({ ...place, search: change(place.search), replace: true, resetScroll: false });
}
