import type { SessionDetail } from "@guichet/api/sessions/schema";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { SeatsLeft } from "../../components/SeatsLeft.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { SalesStateBadge } from "../../components/StatusBadge.tsx";
import { Link } from "../../lib/navigation/Link.tsx";

interface BookingHeadProps {
  readonly ref: RefObject<HTMLHeadingElement | null>;
  readonly session: SessionDetail;
  readonly event: { readonly slug: string; readonly timeZone: string };
  readonly seats: number;
}

/** Which session is booked, and the way back to the others. */
export function BookingHead({ ref, session, event, seats }: BookingHeadProps) {
  const { t } = useTranslation("public");
  const { startsAt, endsAt, availableSeats, capacity } = session;
  return (
    <>
      <div className="booking-head">
        <h2 id="booking-title" ref={ref} tabIndex={-1} className="h3">
          {t("booking.form.title")}
        </h2>
        <Link
          to="/events/$slug"
          params={{ slug: event.slug }}
          search={{ seats }}
          // The session that was left is one step back already: another step would only lead back into it.
          replace
          resetScroll={false}
          className="booking-close"
        >
          {t("booking.form.otherSession")}
        </Link>
      </div>
      <p className="booking-session">
        <SessionTime startsAt={startsAt} endsAt={endsAt} timeZone={event.timeZone} />
        {session.salesState === "open" ? (
          <SeatsLeft available={availableSeats} capacity={capacity} />
        ) : (
          <SalesStateBadge state={session.salesState} />
        )}
      </p>
    </>
  );
}
