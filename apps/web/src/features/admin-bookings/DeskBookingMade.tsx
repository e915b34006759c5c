import type { BookingDetail } from "@guichet/api/bookings/schema";
import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { trpc } from "../../lib/trpc.ts";

interface DeskBookingMadeProps {
  readonly booking: BookingDetail;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** What was booked and what it costs; its tickets, and the next in the queue. */
export function DeskBookingMade({ booking, onNext, onClose }: DeskBookingMadeProps) {
  const { t } = useTranslation("admin");
  const mail = trpc.bookings.linksService.useQuery({}, { staleTime: Number.POSITIVE_INFINITY });
  const { id, name, email, event, session, tickets, totalPrice, currency } = booking;
  const numbers = tickets.flatMap(({ seatNumber }) => seatNumber ?? []).join(", ");
  return (
    <>
      <p className="mb-1">
        <span className="fw-semibold">{event.title}</span>,{" "}
        <SessionTime startsAt={session.startsAt} endsAt={session.endsAt} timeZone={event.timeZone} form="short" />
      </p>
      <p>
        {t("desk.made", { name, count: tickets.length, numbers })}{" "}
        {email !== "" && mail.data?.available === true ? t("desk.letter", { email }) : t("desk.noLetter")}
      </p>
      <p className="desk-total">
        <span>{t("desk.toPay")}</span>
        <Price amount={totalPrice} currency={currency} />
      </p>
      <div className="d-flex flex-wrap gap-2 justify-content-end">
        <button type="button" className="btn btn-outline-secondary" onClick={onClose}>
          {t("desk.close")}
        </button>
        <a className="btn btn-outline-primary" href={`/bookings/${id}`} target="_blank" rel="noreferrer">
          {t("desk.tickets")}
        </a>
        {/* biome-ignore lint/a11y/noAutofocus: the form that had the focus is gone */}
        <button type="button" className="btn btn-primary" onClick={onNext} autoFocus>
          {t("desk.next")}
        </button>
      </div>
    </>
  );
}
