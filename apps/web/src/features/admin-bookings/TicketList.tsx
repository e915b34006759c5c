import type { BookingDetail } from "@guichet/api/bookings/schema";
import { useTranslation } from "react-i18next";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";

/** One line a seat: its number, its code, and whether somebody came in with it. */
export function TicketList({ tickets }: { tickets: BookingDetail["tickets"] }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  // A ticket without a seat number was given back.
  const live = tickets.filter((ticket) => ticket.seatNumber !== null);
  return (
    <section aria-labelledby="tickets-title">
      <h3 id="tickets-title" className="h5">
        {t("bookings.tickets")}
      </h3>
      {live.length === 0 && <p className="text-body-secondary">{t("bookings.noTicket")}</p>}
      {live.some((ticket) => ticket.code === null) && <p className="form-text">{t("bookings.codesHidden")}</p>}
      <ul className="list-unstyled ticket-lines">
        {live.map((ticket) => (
          <li key={ticket.id}>
            <span className="figures">{t("bookings.seat", { number: ticket.seatNumber })}</span>
            {ticket.code !== null && <code>{ticket.code}</code>}
            {ticket.checkedInAt !== null && (
              <span className="text-success-emphasis">
                {t("bookings.checkedIn", { date: formatShortMoment(ticket.checkedInAt, visitorTimeZone(), locale) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
