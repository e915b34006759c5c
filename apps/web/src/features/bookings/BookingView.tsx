import { useTranslation } from "react-i18next";
import { CalendarMenu } from "../../components/CalendarMenu.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { bookingEntry } from "../../lib/calendar-entry.ts";
import { BookingActions } from "./BookingActions.tsx";
import { BookingLink } from "./BookingLink.tsx";
import { BookingTicket } from "./BookingTicket.tsx";
import { Hold } from "./Hold.tsx";
import { SeatTickets } from "./SeatTickets.tsx";
import type { Booking } from "./use-booking-request.ts";

export interface BookingViewProps {
  readonly booking: Booking;
  /** This device's clock when the booking came, in milliseconds. */
  readonly receivedAt: number;
  /** The hold has run out on the server's clock. */
  readonly onLapse: () => void;
  /** The seats of a hold that ran out are held again, by another booking. */
  readonly onRevived: (booking: Booking) => void;
  /** Another session of the event is wanted instead. */
  readonly onSession: (sessionId: string) => void;
}

/** A booking as its guest sees it, in each of its states. */
export function BookingView({ booking, receivedAt, onLapse, ...ways }: BookingViewProps) {
  const { t } = useTranslation("public");
  const { status, session, reference, seats } = booking;
  const isCalledOff = session.status === "CANCELLED";
  return (
    <div className={`booking-page booking-${status.toLowerCase()}`}>
      <PageTitle title={t(`booking.title.${status}`)} />
      <p className="measure" role="status">
        {t(isCalledOff ? "booking.lead.sessionCancelled" : `booking.lead.${status}`)}
      </p>
      {status === "PENDING" && <Hold booking={booking} receivedAt={receivedAt} onLapse={onLapse} />}
      {/* Another state is another page: what it shows takes the place of what was there, and does not slide up past the reader. */}
      <BookingTicket key={status} booking={booking} />
      {status === "CONFIRMED" ? (
        <>
          <SeatTickets booking={booking} />
          <CalendarMenu entry={bookingEntry(booking, t("calendar.notes", { reference, count: seats }))} />
          <BookingLink bookingId={booking.id} />
          <BookingActions booking={booking} {...ways} />
        </>
      ) : (
        <>
          <BookingActions booking={booking} {...ways} />
          {status === "PENDING" && <BookingLink bookingId={booking.id} />}
        </>
      )}
    </div>
  );
}
