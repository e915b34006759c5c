import { useTranslation } from "react-i18next";
import type { EventsSearch } from "../../lib/admin-search.ts";
import { SortableHeading } from "./SortableHeading.tsx";
import type { Column } from "./use-columns.ts";

interface EventsTableHeadProps {
  readonly search: EventsSearch;
  readonly columns: readonly Column[];
  readonly hasTicks: boolean;
}

/** The heads of the columns; those that the list can be read in the order of sort it. */
export function EventsTableHead({ search, columns, hasTicks }: EventsTableHeadProps) {
  const { t } = useTranslation("admin");
  return (
    <thead>
      <tr>
        {hasTicks && (
          <th scope="col">
            <span className="visually-hidden">{t("events.columns.select")}</span>
          </th>
        )}
        <SortableHeading search={search} sorts={["title", "title-desc"]} ascending="title">
          {t("events.columns.title")}
        </SortableHeading>
        {columns.map((column) => (
          <ColumnHead key={column} column={column} search={search} />
        ))}
        <th scope="col">
          <span className="visually-hidden">{t("events.columns.actions")}</span>
        </th>
      </tr>
    </thead>
  );
}

function ColumnHead({ column, search }: { column: Column; search: EventsSearch }) {
  const { t } = useTranslation("admin");
  const label = t(`events.columns.${column}`);
  switch (column) {
    case "status":
      return (
        <SortableHeading search={search} sorts={["status", "status-desc"]} ascending="status">
          {label}
        </SortableHeading>
      );
    case "next":
      return (
        <SortableHeading search={search} sorts={["soonest", "latest"]} ascending="soonest">
          {label}
        </SortableHeading>
      );
    case "createdAt":
      return (
        <SortableHeading search={search} sorts={["newest", "oldest"]} ascending="oldest">
          {label}
        </SortableHeading>
      );
    default:
      return (
        <th scope="col" className={column === "sessions" ? "numeric" : undefined}>
          {label}
        </th>
      );
  }
}
