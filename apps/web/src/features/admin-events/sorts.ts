import type { EventSort } from "@guichet/api/events/schema";

/** What an organiser is most likely to look for is what was made last. */
export const DEFAULT_SORT: EventSort = "newest";
