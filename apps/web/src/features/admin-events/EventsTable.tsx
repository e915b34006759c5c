import type { EventCard } from "@guichet/api/events/schema";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { OccupancyBar } from "../../components/OccupancyBar.tsx";
import { EventStatusBadge } from "../../components/StatusBadge.tsx";
import { ZonedMoment } from "../../components/ZonedMoment.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import type { EventsSearch } from "../../lib/admin-search.ts";
import { formatDatedMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { EventActions, type EventActionsProps } from "./EventActions.tsx";
import { EventsTableHead } from "./EventsTableHead.tsx";
import type { Column } from "./use-columns.ts";
import type { RowSelection } from "./use-row-selection.ts";

interface EventsTableProps extends RowDoings {
  readonly events: readonly EventCard[];
  readonly search: EventsSearch;
  readonly columns: readonly Column[];
  readonly selected: ReadonlySet<string>;
}

interface RowDoings extends Omit<EventActionsProps, "event"> {
  readonly mayManage: boolean;
  readonly onToggle: RowSelection["toggle"];
}

/** One line an event; on a narrow screen each line becomes a card (styles/admin-tables.css). */
export function EventsTable({ events, search, columns, selected, ...doings }: EventsTableProps) {
  const { t } = useTranslation("admin");
  return (
    <table className="table table-hover dense-table">
      <caption className="visually-hidden">{t("events.table")}</caption>
      <EventsTableHead search={search} columns={columns} hasTicks={doings.mayManage} />
      <tbody>
        {events.map((event) => (
          <EventRow key={event.id} event={event} columns={columns} isSelected={selected.has(event.id)} {...doings} />
        ))}
      </tbody>
    </table>
  );
}

interface EventRowProps extends RowDoings {
  readonly event: EventCard;
  readonly columns: readonly Column[];
  readonly isSelected: boolean;
}

/** Drawn again only when it changes: there may be hundreds, and ticking one changes one. */
const EventRow = memo(function EventRow({ event, columns, isSelected, mayManage, onToggle, ...doings }: EventRowProps) {
  const { t } = useTranslation("admin");
  return (
    <tr className={isSelected ? "row-selected" : undefined}>
      {mayManage && (
        <td className="row-tick">
          <label className="row-tick-target">
            <input
              type="checkbox"
              className="form-check-input"
              aria-label={t("events.select", { title: event.title })}
              checked={isSelected}
              onChange={({ nativeEvent }) => onToggle(event.id, (nativeEvent as MouseEvent).shiftKey === true)}
            />
          </label>
        </td>
      )}
      <th scope="row" className="row-title cut">
        <AdminLink
          to={mayManage ? "/events/$eventId" : "/events/$eventId/sessions"}
          params={{ eventId: event.id }}
          {...(mayManage ? { "data-shortcut": "edit" } : {})}
        >
          {event.title}
        </AdminLink>{" "}
        <span className="row-note">
          {event.venue}, {event.city}
        </span>
      </th>
      {columns.map((column) => (
        <EventCell key={column} event={event} column={column} />
      ))}
      <td className="row-actions">
        <EventActions event={event} {...doings} />
      </td>
    </tr>
  );
});

function EventCell({ event, column }: { event: EventCard; column: Column }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const label = t(`events.columns.${column}`);
  switch (column) {
    case "status":
      return (
        <td data-label={label}>
          <EventStatusBadge status={event.status} />
        </td>
      );
    case "categories":
      return (
        <td data-label={label} className="cut">
          <span>{event.categories.map((category) => category.name[apiLocale(locale)]).join(", ")}</span>
        </td>
      );
    case "next":
      return (
        <td data-label={label}>
          {event.nextSession === null ? (
            <span className="text-body-secondary">{t("events.noNext")}</span>
          ) : (
            <ZonedMoment iso={event.nextSession.startsAt} timeZone={event.timeZone} />
          )}
        </td>
      );
    case "sessions":
      return (
        <td data-label={label} className="numeric">
          {event.sessionCount}
        </td>
      );
    case "occupancy":
      return (
        <td data-label={label}>
          {event.capacity > 0 && (
            <OccupancyBar taken={event.capacity - event.availableSeats} capacity={event.capacity} />
          )}
        </td>
      );
    case "createdAt":
      return (
        <td data-label={label}>
          <time dateTime={event.createdAt}>{formatDatedMoment(event.createdAt, visitorTimeZone(), locale)}</time>
        </td>
      );
  }
}
