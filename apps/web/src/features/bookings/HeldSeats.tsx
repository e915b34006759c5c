import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { SessionTime } from "../../components/SessionTime.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { formatCountdown } from "../../lib/format.ts";
import { useHoldCountdown } from "../../lib/hold-countdown.ts";
import { Link } from "../../lib/navigation/Link.tsx";
import { trpc } from "../../lib/trpc.ts";
import { holdsOf, noteHold } from "./holds-on-device.ts";
import type { Booking } from "./use-booking-request.ts";

/** Seats of this event that are held for whoever uses this device, and the way on to confirm them. */
export function HeldSeats({ slug }: { slug: string }) {
  const [ids] = useState(() => holdsOf(slug));
  return ids.map((id) => <HeldBooking key={id} id={id} />);
}

function HeldBooking({ id }: { id: string }) {
  const booking = trpc.bookings.get.useQuery({ id });
  const { data } = booking;
  useEffect(() => {
    if (data !== undefined) noteHold(data);
  }, [data]);
  // Its place is kept while it is looked up: what stands below does not jump.
  if (booking.isPending) {
    return (
      <div className="held-seats held-seats-pending surface">
        <LineSkeletons count={2} />
      </div>
    );
  }
  if (data?.status !== "PENDING") return null;
  return <HeldTicket booking={data} receivedAt={booking.dataUpdatedAt} onLapse={() => void booking.refetch()} />;
}

interface HeldTicketProps {
  readonly booking: Booking;
  readonly receivedAt: number;
  readonly onLapse: () => void;
}

function HeldTicket({ booking, receivedAt, onLapse }: HeldTicketProps) {
  const { t } = useTranslation("public");
  const { id, seats, session, event, expiresAt, serverTime } = booking;
  const left = useHoldCountdown({ expiresAt, serverTime, receivedAt }, onLapse);
  return (
    <div className="ticket-shadow held-seats">
      <section className="ticket" aria-label={t("held.label")}>
        <div className="ticket-body">
          <p className="fw-bold mb-1">{t("held.title", { count: seats })}</p>
          <p className="mb-0">
            <SessionTime startsAt={session.startsAt} timeZone={event.timeZone} form="short" />
          </p>
        </div>
        <div className="ticket-stub">
          <span>
            {t("held.left")}{" "}
            <span className="display figures" role="timer" aria-live="off">
              {formatCountdown(left)}
            </span>
          </span>
          <Link to="/bookings/$id" params={{ id }} className="btn btn-primary btn-sm">
            {t("held.continue")}
          </Link>
        </div>
      </section>
    </div>
  );
}
