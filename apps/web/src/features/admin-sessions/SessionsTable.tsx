import type { EventDetail, EventStatus } from "@guichet/api/events/schema";
import type { SalesState, SessionDetail } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";
import { OccupancyBar } from "../../components/OccupancyBar.tsx";
import { Price } from "../../components/Price.tsx";
import { Badge, SalesStateBadge } from "../../components/StatusBadge.tsx";
import { formatDay, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { SessionActions } from "./SessionActions.tsx";
import { takenSeats } from "./taken-seats.ts";

interface SessionsTableProps {
  readonly event: Pick<EventDetail, "id" | "status" | "timeZone">;
  readonly sessions: readonly SessionDetail[];
}

/** One line a session, in the event's zone. */
export function SessionsTable({ event, sessions }: SessionsTableProps) {
  const { t } = useTranslation("admin");
  return (
    <table className="table table-hover dense-table">
      <caption className="visually-hidden">{t("sessions.table")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("sessions.columns.date")}</th>
          <th scope="col">{t("sessions.columns.time")}</th>
          <th scope="col">{t("sessions.columns.state")}</th>
          <th scope="col">{t("sessions.columns.occupancy")}</th>
          <th scope="col" className="numeric">
            {t("sessions.columns.price")}
          </th>
          <th scope="col" className="numeric when-wide">
            {t("sessions.columns.base")}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t("sessions.columns.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <SessionRow key={session.id} event={event} session={session} />
        ))}
      </tbody>
    </table>
  );
}

function SessionRow({ session, event }: { session: SessionDetail; event: SessionsTableProps["event"] }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { timeZone } = event;
  return (
    <tr className={session.status === "CANCELLED" ? "row-quiet" : undefined}>
      <th scope="row" className="row-title">
        <time dateTime={session.startsAt}>{formatDay(session.startsAt, timeZone, locale)}</time>
      </th>
      <td data-label={t("sessions.columns.time")}>
        {formatTime(session.startsAt, timeZone, locale)}–{formatTime(session.endsAt, timeZone, locale)}
      </td>
      <td data-label={t("sessions.columns.state")}>
        <StateBadge state={session.salesState} eventStatus={event.status} />
      </td>
      <td data-label={t("sessions.columns.occupancy")}>
        <OccupancyBar taken={takenSeats(session)} capacity={session.capacity} />
      </td>
      <td data-label={t("sessions.columns.price")} className="numeric">
        <Price {...session.price} />
      </td>
      <td data-label={t("sessions.columns.base")} className="numeric when-wide">
        <Price amount={session.basePrice} currency={session.currency} />
      </td>
      <td className="row-actions">
        <SessionActions session={session} timeZone={timeZone} eventId={event.id} />
      </td>
    </tr>
  );
}

/** Nobody can book a session whose event is not published, whatever the state of its own sale. */
function StateBadge({ state, eventStatus }: { state: SalesState; eventStatus: EventStatus }) {
  const { t } = useTranslation("admin");
  if (state !== "open" || eventStatus === "PUBLISHED") return <SalesStateBadge state={state} />;
  return <Badge tone="off">{t(`sessions.notOnSale.${eventStatus}`)}</Badge>;
}
