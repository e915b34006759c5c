import type { EventCard } from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { OccupancyBar } from "../../components/OccupancyBar.tsx";
import { EventStatusBadge } from "../../components/StatusBadge.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { EventActions } from "./EventActions.tsx";

/** One line an event; on a narrow screen each line becomes a card (styles/admin.css). */
export function EventsTable({ events }: { events: readonly EventCard[] }) {
  const { t } = useTranslation("admin");
  return (
    <table className="table table-hover dense-table">
      <caption className="visually-hidden">{t("events.table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("events.columns.title")}</th>
          <th scope="col">{t("events.columns.status")}</th>
          <th scope="col" className="when-wide">
            {t("events.columns.categories")}
          </th>
          <th scope="col">{t("events.columns.next")}</th>
          <th scope="col" className="numeric when-wide">
            {t("events.columns.sessions")}
          </th>
          <th scope="col">{t("events.columns.occupancy")}</th>
          <th scope="col">
            <span className="visually-hidden">{t("events.columns.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function EventRow({ event }: { event: EventCard }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const mayManage = useMay("events.manage");
  const { nextSession, capacity, availableSeats } = event;
  return (
    <tr>
      <th scope="row" className="row-title cut">
        <AdminLink to={mayManage ? "/events/$eventId" : "/events/$eventId/sessions"} params={{ eventId: event.id }}>
          {event.title}
        </AdminLink>{" "}
        <span className="row-note">
          {event.venue}, {event.city}
        </span>
      </th>
      <td data-label={t("events.columns.status")}>
        <EventStatusBadge status={event.status} />
      </td>
      <td data-label={t("events.columns.categories")} className="when-wide cut">
        {event.categories.map((category) => category.name[locale]).join(", ")}
      </td>
      <td data-label={t("events.columns.next")}>
        {nextSession === null ? (
          <span className="text-body-secondary">{t("events.noNext")}</span>
        ) : (
          <time dateTime={nextSession.startsAt}>{formatShortMoment(nextSession.startsAt, event.timeZone, locale)}</time>
        )}
      </td>
      <td data-label={t("events.columns.sessions")} className="numeric when-wide">
        {event.sessionCount}
      </td>
      <td data-label={t("events.columns.occupancy")}>
        {capacity > 0 && <OccupancyBar taken={capacity - availableSeats} capacity={capacity} />}
      </td>
      <td className="row-actions">
        <EventActions event={event} />
      </td>
    </tr>
  );
}
