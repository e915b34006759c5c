import { placeLine } from "@guichet/api/events/place-rules";
import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { BookingStatusBadge } from "../../components/StatusBadge.tsx";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import type { Booking } from "./use-booking-request.ts";

/** What a guest holds: the event, when and where, the seats, the price; the reference on the stub. */
export function BookingTicket({ booking }: { booking: Booking }) {
  const { t } = useTranslation("public");
  const { event, session } = booking;
  const over = booking.status === "CANCELLED" || booking.status === "EXPIRED";
  return (
    <div className={over ? "ticket-shadow ticket-over" : "ticket-shadow"}>
      <article className="ticket" aria-label={t("booking.ticket.label")}>
        <div className="ticket-body">
          <div className="d-flex justify-content-between gap-3 align-items-start">
            <p className="display h3 mb-1">{unbreakFrench(event.title)}</p>
            <BookingStatusBadge status={booking.status} />
          </div>
          <p className="mb-1 fw-semibold">
            <SessionTime startsAt={session.startsAt} endsAt={session.endsAt} timeZone={event.timeZone} />
          </p>
          <p className="text-muted mb-3">{placeLine(event)}</p>
          <dl className="ticket-facts">
            <div>
              <dt>{t("booking.ticket.seats")}</dt>
              <dd className="figures">{booking.seats}</dd>
            </div>
            <div>
              <dt>{t("booking.ticket.total")}</dt>
              <dd>
                <Price amount={booking.totalPrice} currency={booking.currency} />
              </dd>
            </div>
            <div>
              <dt>{t("booking.ticket.name")}</dt>
              <dd>{booking.name}</dd>
            </div>
          </dl>
        </div>
        <div className="ticket-stub">
          <span className="text-muted small">{t("booking.ticket.reference")}</span>
          <span className="display figures reference">{booking.reference}</span>
        </div>
      </article>
    </div>
  );
}
