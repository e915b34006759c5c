import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { BookingActions } from "./BookingActions.tsx";
import { BookingLink } from "./BookingLink.tsx";
import { BookingTicket } from "./BookingTicket.tsx";
import { Hold } from "./Hold.tsx";
import { SeatTickets } from "./SeatTickets.tsx";
import type { Booking } from "./useBookingRequest.ts";

export interface BookingViewProps {
  readonly booking: Booking;
  /** This device's clock when the booking came, in milliseconds. */
  readonly receivedAt: number;
  /** The hold has run out on the server's clock. */
  readonly onLapse: () => void;
}

/** A booking as its guest sees it, in each of its states. */
export function BookingView({ booking, receivedAt, onLapse }: BookingViewProps) {
  const { t } = useTranslation("public");
  const { status, session } = booking;
  const isCalledOff = session.status === "CANCELLED";
  return (
    <div className="booking-page">
      <PageTitle title={t(`booking.title.${status}`)} />
      <p className="measure" role="status">
        {t(isCalledOff ? "booking.lead.sessionCancelled" : `booking.lead.${status}`)}
      </p>
      {status === "PENDING" && <Hold booking={booking} receivedAt={receivedAt} onLapse={onLapse} />}
      <BookingTicket booking={booking} />
      {status === "CONFIRMED" ? (
        <>
          <SeatTickets tickets={booking.tickets} />
          <BookingLink bookingId={booking.id} />
          <BookingActions booking={booking} />
        </>
      ) : (
        <>
          <BookingActions booking={booking} />
          {status === "PENDING" && <BookingLink bookingId={booking.id} />}
        </>
      )}
    </div>
  );
}
