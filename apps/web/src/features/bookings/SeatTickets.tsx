import { useTranslation } from "react-i18next";
import type { Booking } from "./useBookingRequest.ts";

/** The tickets of a booking: one a seat, with its number and the code that is checked at the door. */
export function SeatTickets({ tickets }: { tickets: Booking["tickets"] }) {
  const { t } = useTranslation("public");
  if (tickets.length === 0) return null;
  return (
    <section aria-labelledby="tickets-title">
      <h2 id="tickets-title" className="h4">
        {t("booking.tickets.title", { count: tickets.length })}
      </h2>
      <ul className="seat-tickets">
        {tickets.map((ticket) => (
          <li key={ticket.id} className="surface">
            {ticket.seatNumber !== null && (
              <span className="display figures">{t("booking.tickets.seat", { number: ticket.seatNumber })}</span>
            )}
            <span className="visually-hidden">{t("booking.tickets.code")}</span>
            <code>{ticket.code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
