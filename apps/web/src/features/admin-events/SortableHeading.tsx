import type { EventSort } from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import type { EventsSearch } from "../../lib/admin-search.ts";
import { DEFAULT_SORT } from "./sorts.ts";

interface SortableHeadingProps {
  readonly search: EventsSearch;
  /** The sorts of this column: the one that the first click gives, and its reverse. */
  readonly sorts: readonly [EventSort, EventSort];
  readonly ascending: EventSort;
  readonly className?: string;
  readonly children: string;
}

/** The head of a column that sorts the list. It is a link: a sorted list has an address, and the back button undoes the click. */
export function SortableHeading({ search, sorts, ascending, className, children }: SortableHeadingProps) {
  const { t } = useTranslation("admin");
  const current = search.sort ?? DEFAULT_SORT;
  const [first, second] = sorts;
  const isSorted = current === first || current === second;
  const next = current === first ? second : first;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={isSorted ? (current === ascending ? "ascending" : "descending") : undefined}
    >
      {/* Where the rows are cards, the heads name their cells and sort nothing (styles/admin-events.css). */}
      <span className="sort-text">{children}</span>
      <AdminLink
        to="/events"
        search={{ ...search, sort: next }}
        resetScroll={false}
        className="sort-link"
        aria-label={t(`events.sortBy.${next}`)}
      >
        {children}
        <span aria-hidden="true" className="sort-mark">
          {isSorted ? (current === ascending ? "▲" : "▼") : "↕"}
        </span>
      </AdminLink>
    </th>
  );
}
