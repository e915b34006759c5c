import { changeSearch } from "@guichet/api/events/catalogue-rules";
import { type CatalogueSearch, readCatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import type { RouterOutputs } from "../../lib/trpc.ts";

export type Suggestion = RouterOutputs["events"]["suggest"]["items"][number];
/** What narrows the list; an event is a page of its own. */
export type FilterSuggestion = Exclude<Suggestion, { kind: "event" }>;

/** The search that a suggestion stands for, in place of the words that led to it. */
export function searchOf(search: CatalogueSearch, suggestion: FilterSuggestion): CatalogueSearch {
  switch (suggestion.kind) {
    case "venue":
      return changeSearch(search, { q: suggestion.name });
    case "city":
      return changeSearch(search, { q: undefined, city: suggestion.name });
    case "category":
      return readCatalogueSearch({ ...changeSearch(search, { q: undefined }), categories: suggestion.slug });
  }
}
