import { useTranslation } from "react-i18next";
import { CalendarMenu } from "../../components/CalendarMenu.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { SeenNotice } from "../../components/SeenNotice.tsx";
import { bookingEntry } from "../../lib/calendar-entry.ts";
import type { KeptBooking } from "../../lib/kept-bookings.ts";
import { BookingLink } from "./BookingLink.tsx";
import { BookingTicket } from "./BookingTicket.tsx";
import { SeatTickets } from "./SeatTickets.tsx";

/** A booking as this device last saw it, with its tickets and without what only the server can do. */
export function OfflineBooking({ kept, onRetry }: { kept: KeptBooking; onRetry: () => void }) {
  const { t } = useTranslation("public");
  const { booking, seenAt } = kept;
  const { status, reference, seats, session } = booking;
  const isLive = status === "CONFIRMED" && session.status !== "CANCELLED";
  return (
    <div className={`booking-page booking-${status.toLowerCase()}`}>
      <PageTitle title={t("offline.booking")} />
      <SeenNotice seenAt={seenAt} onRetry={onRetry}>
        {session.status === "CANCELLED" && <p>{t("booking.lead.sessionCancelled")}</p>}
        {status === "PENDING" && <p>{t("offline.toConfirm")}</p>}
        {isLive && <p>{t("offline.toChange")}</p>}
      </SeenNotice>
      <BookingTicket booking={booking} />
      {isLive && (
        <>
          <SeatTickets booking={booking} />
          <CalendarMenu entry={bookingEntry(booking, t("calendar.notes", { reference, count: seats }))} />
        </>
      )}
      <BookingLink bookingId={booking.id} />
    </div>
  );
}
