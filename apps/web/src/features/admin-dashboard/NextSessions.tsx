import type { Dashboard } from "@guichet/api/dashboard/schema";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { OccupancyBar } from "../../components/OccupancyBar.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";

/** The sessions that come next, and how full they are. */
export function NextSessions({ sessions }: { sessions: Dashboard["nextSessions"] }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
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
            <time dateTime={session.startsAt}>{formatShortMoment(session.startsAt, session.timeZone, locale)}</time>
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
