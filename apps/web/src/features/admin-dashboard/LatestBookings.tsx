import type { Dashboard } from "@guichet/api/dashboard/schema";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { BookingStatusBadge } from "../../components/StatusBadge.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";

interface LatestBookingsProps {
  readonly bookings: NonNullable<Dashboard["latestBookings"]>;
  readonly eventId: string | undefined;
}

/** The bookings that came last; each opens in the list of bookings. */
export function LatestBookings({ bookings, eventId }: LatestBookingsProps) {
  const { t } = useTranslation("admin");
  return (
    <section aria-labelledby="latest-bookings" className="surface dashboard-part">
      <div className="dashboard-part-head">
        <h2 id="latest-bookings" className="h4">
          {t("dashboard.latestBookings")}
        </h2>
        <AdminLink to="/bookings" search={eventId === undefined ? {} : { eventId }} className="dashboard-switch">
          {t("dashboard.allBookings")}
        </AdminLink>
      </div>
      {bookings.length === 0 && <EmptyState title={t("dashboard.noBooking")} />}
      <ul className="list-unstyled latest-bookings">
        {bookings.map((booking) => (
          <li key={booking.id}>
            <AdminLink
              to="/bookings"
              search={{ booking: booking.id }}
              className="figures"
              aria-label={t("bookings.open", { reference: booking.reference })}
            >
              {booking.reference}
            </AdminLink>
            <BookingStatusBadge status={booking.status} />
            <span className="latest-of">
              {booking.name} <span className="row-note">{booking.event.title}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
