import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";
import { formatDay } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { sameWallClock, visitorTimeZone } from "../../lib/time-zone.ts";
import { SessionRow } from "./SessionRow.tsx";
import { upcomingByDay } from "./session-days.ts";

export interface SessionListProps {
  readonly sessions: readonly SessionDetail[];
  readonly event: { readonly slug: string; readonly timeZone: string; readonly city: string };
  readonly chosenId: string | undefined;
}

/** The sessions to come, under their day. */
export function SessionList({ sessions, event, chosenId }: SessionListProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const days = upcomingByDay(sessions, event.timeZone, new Date());
  const zoneDiffers = days.some((day) =>
    day.sessions.some(({ startsAt }) => !sameWallClock(startsAt, event.timeZone, visitorTimeZone())),
  );
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title" className="h3">
        {t("sessions.title")}
      </h2>
      {days.length === 0 && <p className="text-muted">{t("sessions.none")}</p>}
      {zoneDiffers && <p className="text-muted small">{t("sessions.zone", { place: event.city })}</p>}
      {days.map(({ key, sessions: ofDay }) => (
        <div key={key} className="session-day">
          <h3 className="session-day-title">{formatDay(ofDay[0]?.startsAt ?? key, event.timeZone, locale)}</h3>
          <ul className="session-rows">
            {ofDay.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                timeZone={event.timeZone}
                slug={event.slug}
                chosen={session.id === chosenId}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
