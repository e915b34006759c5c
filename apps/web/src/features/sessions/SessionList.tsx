import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SeatsStepper } from "../../components/SeatsStepper.tsx";
import { formatDay } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { seatLimit } from "../../lib/seat-limit.ts";
import { sameWallClock, visitorTimeZone, zoneWords } from "../../lib/time-zone.ts";
import { SessionRow } from "./SessionRow.tsx";
import { upcomingByDay } from "./session-days.ts";

export interface SessionListProps {
  readonly sessions: readonly SessionDetail[];
  readonly event: { readonly slug: string; readonly timeZone: string; readonly city: string };
  readonly seats: number;
  readonly onSeats: (seats: number) => void;
  /** Somebody points at the sessions, or is in them by the keyboard. */
  readonly onNear: () => void;
}

/** Days of a long run that are shown at first. */
const FIRST_DAYS = 8;

/** The sessions to come, under their day, and how many seats are wanted. */
export function SessionList({ sessions, event, seats, onSeats, onNear }: SessionListProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const [isWhole, setWhole] = useState(false);
  const firstMore = useRef<HTMLHeadingElement>(null);
  // The button that had the focus is gone: what it brought comes next.
  useEffect(() => {
    if (isWhole) firstMore.current?.focus();
  }, [isWhole]);
  const days = upcomingByDay(sessions, event.timeZone, new Date());
  const all = days.flatMap((day) => day.sessions);
  const elsewhere = all.find(({ startsAt }) => !sameWallClock(startsAt, event.timeZone, visitorTimeZone()));
  const open = all.filter(({ salesState }) => salesState === "open");
  const shown = isWhole || days.length <= FIRST_DAYS + 1 ? days : days.slice(0, FIRST_DAYS);
  return (
    <section aria-labelledby="sessions-title" onPointerOver={onNear} onFocus={onNear}>
      <h2 id="sessions-title" className="h3">
        {t(open.length === 0 ? "sessions.shutTitle" : "sessions.title")}
      </h2>
      {days.length === 0 && <p className="text-muted">{t("sessions.none")}</p>}
      {open.length > 0 && <SeatsStepper seats={seats} most={Math.max(...open.map(seatLimit))} onSeats={onSeats} />}
      {elsewhere !== undefined && (
        <p className="text-muted small">
          {t("sessions.zone", { place: event.city, zone: zoneWords(elsewhere.startsAt, event.timeZone, locale) })}
        </p>
      )}
      {shown.map(({ key, sessions: ofDay }, i) => (
        <div key={key} className="session-day">
          <h3 className="session-day-title" ref={i === FIRST_DAYS ? firstMore : undefined} tabIndex={-1}>
            {formatDay(ofDay[0]?.startsAt ?? key, event.timeZone, locale)}
          </h3>
          <ul className="session-rows">
            {ofDay.map((session) => (
              <SessionRow key={session.id} session={session} event={event} seats={seats} />
            ))}
          </ul>
        </div>
      ))}
      {shown.length < days.length && (
        <button type="button" className="btn btn-outline-secondary mt-3" onClick={() => setWhole(true)}>
          {t("sessions.moreDays", { count: days.length - shown.length })}
        </button>
      )}
    </section>
  );
}
