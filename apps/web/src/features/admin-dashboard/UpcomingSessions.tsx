import type { UpcomingSession } from "@guichet/api/dashboard/schema";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { OccupancyBar } from "../../components/OccupancyBar.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { SalesStateBadge } from "../../components/StatusBadge.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { formatNumber } from "../../lib/format.ts";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import { useLocale } from "../../lib/i18n.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { bySoon } from "./upcoming.ts";

/** The sessions that come next: how full each is, whether it is on sale, and the ways to its bookings. */
export function UpcomingSessions({ sessions }: { sessions: readonly UpcomingSession[] }) {
  const { t } = useTranslation("admin");
  const seesBookings = useMay("bookings.read-all");
  const groups = bySoon(sessions, { now: new Date(), timeZone: visitorTimeZone() });
  return (
    <section aria-labelledby="next-sessions" className="surface dashboard-part">
      <h2 id="next-sessions" className="h4">
        {t("dashboard.nextSessions")}
      </h2>
      {sessions.length === 0 ? (
        <EmptyState title={t("dashboard.noSession")}>{t("dashboard.noSessionHelp")}</EmptyState>
      ) : (
        <table className="table table-hover dense-table upcoming-table">
          <caption className="visually-hidden">{t("dashboard.nextSessions")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("dashboard.upcoming.event")}</th>
              <th scope="col">{t("dashboard.upcoming.when")}</th>
              <th scope="col">{t("dashboard.upcoming.occupancy")}</th>
              <th scope="col" className="numeric">
                {t("dashboard.upcoming.left")}
              </th>
              <th scope="col">{t("dashboard.upcoming.sale")}</th>
              {seesBookings && (
                <th scope="col">
                  <span className="visually-hidden">{t("dashboard.upcoming.links")}</span>
                </th>
              )}
            </tr>
          </thead>
          {groups.map(({ when, sessions: ofGroup }) => (
            <tbody key={when}>
              <tr className="upcoming-group">
                <th scope="rowgroup" colSpan={seesBookings ? 6 : 5}>
                  {t(`dashboard.upcoming.${when}`)}
                </th>
              </tr>
              {ofGroup.map((session) => (
                <UpcomingRow key={session.id} session={session} seesBookings={seesBookings} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

function UpcomingRow({ session, seesBookings }: { session: UpcomingSession; seesBookings: boolean }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { id: sessionId, eventId, capacity, reserved } = session;
  return (
    <tr>
      <th scope="row" className="upcoming-title">
        <AdminLink to="/events/$eventId/sessions" params={{ eventId }}>
          {unbreakFrench(session.eventTitle)}
        </AdminLink>
      </th>
      <td data-label={t("dashboard.upcoming.when")}>
        <SessionTime startsAt={session.startsAt} timeZone={session.timeZone} form="row" />
      </td>
      <td data-label={t("dashboard.upcoming.occupancy")}>
        <OccupancyBar taken={reserved} capacity={capacity} />
      </td>
      <td className="numeric figures" data-label={t("dashboard.upcoming.left")}>
        {formatNumber(Math.max(0, capacity - reserved), locale)}
      </td>
      <td data-label={t("dashboard.upcoming.sale")}>
        <SalesStateBadge state={session.salesState} />
      </td>
      {seesBookings && (
        <td className="row-actions">
          <AdminLink to="/bookings" search={{ eventId, sessionId }}>
            {t("dashboard.upcoming.bookings")}
            <span className="visually-hidden"> {session.eventTitle}</span>
          </AdminLink>
          <AdminLink to="/bookings" search={{ eventId, sessionId, status: ["CONFIRMED"] }}>
            {t("dashboard.upcoming.attendees")}
            <span className="visually-hidden"> {session.eventTitle}</span>
          </AdminLink>
        </td>
      )}
    </tr>
  );
}
