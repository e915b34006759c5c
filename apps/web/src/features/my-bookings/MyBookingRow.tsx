import { Link } from "@tanstack/react-router";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { BookingStatusBadge } from "../../components/StatusBadge.tsx";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import { forgetBooking } from "../../lib/my-bookings.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";

/** One remembered booking, as it stands now. Removing it here does not cancel it. */
export function MyBookingRow({ id }: { id: string }) {
  const { t } = useTranslation("public");
  const booking = trpc.bookings.get.useQuery({ id });
  if (booking.isPending) {
    return (
      <li className="my-booking surface">
        <LineSkeletons count={2} />
      </li>
    );
  }
  if (booking.data === undefined) {
    const gone = reasonOf(booking.error) === "booking-not-found";
    return (
      <li className="my-booking surface">
        {gone ? (
          <p className="mb-0">{t("myBookings.gone")}</p>
        ) : (
          <ErrorNotice error={booking.error} onRetry={() => void booking.refetch()} />
        )}
        {gone && <Forget id={id} name={t("myBookings.thisBooking")} />}
      </li>
    );
  }
  const { event, session, reference, seats, status } = booking.data;
  return (
    <li className="my-booking surface">
      <div>
        <Link to="/bookings/$id" params={{ id }} className="fw-bold">
          {unbreakFrench(event.title)}
        </Link>
        <div>
          <SessionTime startsAt={session.startsAt} timeZone={event.timeZone} form="short" />, {event.city}
        </div>
        <div className="text-muted small figures">
          {reference} · {t("myBookings.seats", { count: seats })}
        </div>
      </div>
      <div className="my-booking-side">
        <BookingStatusBadge status={status} />
        <Forget id={id} name={event.title} />
      </div>
    </li>
  );
}

function Forget({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation("public");
  return (
    <Button variant="link" size="sm" className="p-0" onClick={() => forgetBooking(id)}>
      {t("myBookings.forget")} <span className="visually-hidden">{name}</span>
    </Button>
  );
}
