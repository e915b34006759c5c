import type { Dashboard } from "@guichet/api/dashboard/schema";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { OccupancyBar } from "../../components/OccupancyBar.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";

/** The sessions that come next, and how full they are. */
export function NextSessions({ sessions }: { sessions: Dashboard["nextSessions"] }) {
  const { t } = useTranslation("admin");
  return (
    <section aria-labelledby="next-sessions">
      <h2 id="next-sessions" className="h4">
        {t("dashboard.nextSessions")}
      </h2>
      {sessions.length === 0 && (
        <EmptyState title={t("dashboard.noSession")}>{t("dashboard.noSessionHelp")}</EmptyState>
      )}
      <ul className="list-unstyled surface dense-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionTime startsAt={session.startsAt} timeZone={session.timeZone} form="short" />
            <AdminLink to="/events/$eventId/sessions" params={{ eventId: session.eventId }} className="cut">
              {session.eventTitle}
            </AdminLink>
            <OccupancyBar taken={session.reserved} capacity={session.capacity} />
          </li>
        ))}
      </ul>
    </section>
  );
}
