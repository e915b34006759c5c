import printIcon from "bootstrap-icons/icons/printer.svg?url";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { QrCode } from "../../components/QrCode.tsx";
import { shownTickets } from "./shown-tickets.ts";
import type { Booking } from "./use-booking-request.ts";

const TicketScreen = lazy(async () => ({ default: (await import("./TicketScreen.tsx")).TicketScreen }));

/** The tickets of a booking: one a seat, each with its number and the code that is read at the door. */
export function SeatTickets({ booking }: { booking: Booking }) {
  const { t } = useTranslation("public");
  const [shown, setShown] = useState<number | null>(null);
  const tickets = shownTickets(booking.tickets);
  if (tickets.length === 0) return null;
  return (
    <section aria-labelledby="tickets-title" className="seat-tickets-section">
      <div className="d-flex flex-wrap justify-content-between align-items-baseline gap-2 mb-2">
        <h2 id="tickets-title" className="h4">
          {t("booking.tickets.title", { count: tickets.length })}
        </h2>
        <button type="button" className="btn btn-outline-secondary btn-sm no-print" onClick={() => window.print()}>
          <Icon src={printIcon} /> {t("booking.tickets.print")}
        </button>
      </div>
      <ul className="seat-tickets">
        {tickets.map((ticket, i) => (
          <li key={ticket.id} className="surface">
            <QrCode text={ticket.code} label={t("booking.tickets.qr", { code: ticket.code })} />
            <div className="seat-ticket-facts">
              {ticket.seatNumber !== null && (
                <span className="display figures h4 mb-0">
                  {t("booking.tickets.seat", { number: ticket.seatNumber })}
                </span>
              )}
              <code>{ticket.code}</code>
              {ticket.checkedInAt !== null && <span className="small text-muted">{t("booking.tickets.used")}</span>}
              <button
                type="button"
                className="btn btn-outline-primary btn-sm no-print"
                onClick={() => setShown(i)}
                aria-label={`${t("booking.tickets.enlarge")}, ${ticket.code}`}
              >
                {t("booking.tickets.enlarge")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {shown !== null && (
          <TicketScreen booking={booking} tickets={tickets} first={shown} onClose={() => setShown(null)} />
        )}
      </Suspense>
    </section>
  );
}
