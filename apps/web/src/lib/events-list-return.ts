import { type EventsSearch, readEventsSearch } from "./admin-search.ts";
import { keepInTab, readFromTab } from "./tab-storage.ts";

const KEY = "guichet.admin.events";

/** Keeps how the list of events is filtered and sorted, for the way back to it. */
export function rememberEventsList(search: EventsSearch): void {
  keepInTab(KEY, JSON.stringify(search));
}

/** The list of events as it was last seen in this tab; all of it, when it was not. */
export function lastEventsList(): EventsSearch {
  try {
    const kept: unknown = JSON.parse(readFromTab(KEY) ?? "{}");
    return typeof kept === "object" && kept !== null ? readEventsSearch(kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
