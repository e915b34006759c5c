import { useState } from "react";
import { Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { QrCode } from "../../components/QrCode.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import type { ShownTicket } from "./shown-tickets.ts";
import type { Booking } from "./use-booking-request.ts";

interface TicketScreenProps {
  readonly booking: Booking;
  readonly tickets: readonly ShownTicket[];
  /** The ticket that was asked for; null: none, the screen is closed. */
  readonly first: number | null;
  readonly onClose: () => void;
}

/** One ticket over the whole screen, for the door: a large code, and the way to the next one. */
export function TicketScreen({ booking, tickets, first, onClose }: TicketScreenProps) {
  const { t } = useTranslation("public");
  return (
    <Modal show={first !== null} onHide={onClose} fullscreen aria-label={t("booking.door.label")} className="door">
      <Modal.Body>
        {first !== null && <TicketPager key={first} booking={booking} tickets={tickets} first={first} />}
        <button type="button" className="btn btn-outline-secondary door-close" onClick={onClose}>
          {t("booking.door.close")}
        </button>
      </Modal.Body>
    </Modal>
  );
}

interface TicketPagerProps extends Pick<TicketScreenProps, "booking" | "tickets"> {
  readonly first: number;
}

function TicketPager({ booking: { event, session, reference }, tickets, first }: TicketPagerProps) {
  const { t } = useTranslation("public");
  const [at, setAt] = useState(first);
  const ticket = tickets[at];
  if (ticket === undefined) return null;
  const go = (to: number) => setAt(Math.min(Math.max(to, 0), tickets.length - 1));
  return (
    <>
      <p className="display h3 mb-0">{unbreakFrench(event.title)}</p>
      <p className="mb-0">
        <SessionTime startsAt={session.startsAt} timeZone={event.timeZone} form="short" /> · {reference}
      </p>
      <QrCode text={ticket.code} label={t("booking.tickets.qr", { code: ticket.code })} />
      <p className="mb-0" role="status">
        {ticket.seatNumber !== null && (
          <span className="display h2">{t("booking.tickets.seat", { number: ticket.seatNumber })}</span>
        )}{" "}
        {tickets.length > 1 && (
          <span className="text-muted figures">{t("booking.door.count", { at: at + 1, of: tickets.length })}</span>
        )}
      </p>
      <code>{ticket.code}</code>
      {tickets.length > 1 && (
        <div className="d-flex gap-2">
          <button
            type="button"
            className="btn btn-outline-secondary"
            onClick={() => go(at - 1)}
            aria-disabled={at === 0}
          >
            {t("booking.door.previous")}
          </button>
          <button
            type="button"
            className="btn btn-primary"
            onClick={() => go(at + 1)}
            aria-disabled={at === tickets.length - 1}
          >
            {t("booking.door.next")}
          </button>
        </div>
      )}
    </>
  );
}
