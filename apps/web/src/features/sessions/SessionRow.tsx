import type { SessionDetail } from "@guichet/api/sessions/schema";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { SalesStateBadge } from "../../components/StatusBadge.tsx";
import { formatShortDay, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { SeatsLeft } from "./SeatsLeft.tsx";

export interface SessionRowProps {
  readonly session: SessionDetail;
  readonly timeZone: string;
  readonly slug: string;
  readonly chosen: boolean;
}

/** One session: when, how many seats are left, what one costs now, and the way to book it or why there is none. */
export function SessionRow({ session, timeZone, slug, chosen }: SessionRowProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const open = session.salesState === "open";
  const name = `${formatShortDay(session.startsAt, timeZone, locale)} ${formatTime(session.startsAt, timeZone, locale)}`;
  return (
    <li className={`session-row${chosen ? " session-chosen" : ""}${open ? "" : " session-shut"}`}>
      <span className="session-time">
        <SessionTime startsAt={session.startsAt} endsAt={session.endsAt} timeZone={timeZone} form="time" />
      </span>
      <span className="session-price">{open && <Price {...session.price} />}</span>
      <span className="session-seats">
        {open ? (
          <SeatsLeft available={session.availableSeats} capacity={session.capacity} />
        ) : (
          <Shut session={session} />
        )}
      </span>
      <span className="session-action">
        {open && (
          <Link
            to="/events/$slug"
            params={{ slug }}
            search={{ session: session.id }}
            resetScroll={false}
            className={`btn btn-sm ${chosen ? "btn-primary" : "btn-outline-primary"}`}
            aria-current={chosen ? "true" : undefined}
            activeProps={{}}
          >
            {chosen ? t("sessions.chosen") : t("sessions.choose")} <span className="visually-hidden">{name}</span>
          </Link>
        )}
      </span>
    </li>
  );
}

function Shut({ session }: { session: SessionDetail }) {
  const { t } = useTranslation("public");
  return (
    <>
      <SalesStateBadge state={session.salesState} />
      {session.salesState === "not-yet-open" && session.salesStartAt !== null && (
        <span className="small text-muted">
          {" "}
          {t("sessions.opens")} <VisitorTime iso={session.salesStartAt} />
        </span>
      )}
    </>
  );
}

/** When sales open is a moment in the visitor's day, not on the event's wall. */
function VisitorTime({ iso }: { iso: string }) {
  const locale = useLocale();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return <time dateTime={iso}>{`${formatShortDay(iso, zone, locale)}, ${formatTime(iso, zone, locale)}`}</time>;
}
