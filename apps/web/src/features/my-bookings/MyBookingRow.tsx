import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { BookingStatusBadge } from "../../components/StatusBadge.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { formatCountdown } from "../../lib/format.ts";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import { useHoldCountdown } from "../../lib/hold-countdown.ts";
import { forgetBooking } from "../../lib/my-bookings.ts";
import { Link } from "../../lib/navigation/Link.tsx";
import { reasonOf } from "../../lib/problem.ts";
import type { RouterOutputs } from "../../lib/trpc.ts";

/** What is known of a booking. */
export interface BookingQuery {
  readonly data: RouterOutputs["bookings"]["get"] | undefined;
  readonly dataUpdatedAt: number;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** One remembered booking, as it stands now. Removing it here does not cancel it. */
export function MyBookingRow({ id, booking }: { id: string; booking: BookingQuery }) {
  const { t } = useTranslation("public");
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
          <SessionTime startsAt={session.startsAt} timeZone={event.timeZone} form="row" />, {event.city}
        </div>
        <div className="text-muted small figures">
          {reference} · {t("myBookings.seats", { count: seats })}
        </div>
      </div>
      <div className="my-booking-side">
        <span className="text-nowrap">
          {status === "PENDING" && (
            <TimeLeft
              clock={{ ...booking.data, receivedAt: booking.dataUpdatedAt }}
              onLapse={() => void booking.refetch()}
            />
          )}{" "}
          <BookingStatusBadge status={status} />
        </span>
        <Forget id={id} name={event.title} />
      </div>
    </li>
  );
}

type TimeLeftProps = { readonly clock: Parameters<typeof useHoldCountdown>[0]; readonly onLapse: () => void };

function TimeLeft({ clock, onLapse }: TimeLeftProps) {
  const left = useHoldCountdown(clock, onLapse);
  return (
    <span className="figures fw-bold" role="timer" aria-live="off">
      {formatCountdown(left)}
    </span>
  );
}

function Forget({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation("public");
  const toast = useToast();
  const forget = () => toast(t("myBookings.forgotten", { name }), { undo: forgetBooking(id) });
  return (
    <button type="button" className="btn btn-link btn-sm p-0" onClick={forget}>
      {t("myBookings.forget")} <span className="visually-hidden">{name}</span>
    </button>
  );
}
