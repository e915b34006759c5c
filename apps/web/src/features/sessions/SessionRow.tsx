import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";
import { SeatsLeft } from "../../components/SeatsLeft.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { SalesStateBadge } from "../../components/StatusBadge.tsx";
import { formatShortDay, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { Link } from "../../lib/navigation/Link.tsx";
import { hasSeats } from "../../lib/seat-limit.ts";

export interface SessionRowProps {
  readonly session: SessionDetail;
  readonly event: { readonly slug: string; readonly timeZone: string };
  /** How many are wanted. */
  readonly seats: number;
}

/** One session: when, how many seats are left, what one costs now, and the way to book it or why there is none. */
export function SessionRow({ session, event: { slug, timeZone }, seats }: SessionRowProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const open = session.salesState === "open";
  const name = `${formatShortDay(session.startsAt, timeZone, locale)} ${formatTime(session.startsAt, timeZone, locale)}`;
  return (
    <li className={`session-row${open ? "" : " session-shut"}`}>
      <span className="session-time">
        <SessionTime startsAt={session.startsAt} endsAt={session.endsAt} timeZone={timeZone} form="time" />
      </span>
      <span className="session-price">
        {open && <Price {...session.price} />}
        {hasSeats(session, seats) && seats > 1 && session.price.amount > 0 && (
          <span className="session-total">
            {t("sessions.total", { count: seats })}{" "}
            <Price amount={session.price.amount * seats} currency={session.price.currency} />
          </span>
        )}
      </span>
      <span className="session-seats">
        {open ? (
          <SeatsLeft available={session.availableSeats} capacity={session.capacity} />
        ) : (
          <Shut session={session} />
        )}
      </span>
      <span className="session-action">
        {hasSeats(session, seats) ? (
          <Link
            id={`session-${session.id}`}
            to="/events/$slug"
            params={{ slug }}
            search={{ session: session.id, seats }}
            resetScroll={false}
            className="btn btn-outline-primary"
          >
            {t("sessions.choose")} <span className="visually-hidden">{name}</span>
          </Link>
        ) : (
          open && <TooFew session={session} seats={seats} />
        )}
      </span>
    </li>
  );
}

/** Why so many seats cannot be booked here, though some can. */
function TooFew({ session, seats }: { session: SessionDetail; seats: number }) {
  const { t } = useTranslation("public");
  return (
    <span className="small text-muted">
      {session.availableSeats < seats
        ? t("sessions.tooFew", { count: seats })
        : t("booking.form.limit", { count: session.maxSeatsPerBooking })}
    </span>
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
