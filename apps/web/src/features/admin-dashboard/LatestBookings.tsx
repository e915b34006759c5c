import type { Dashboard } from "@guichet/api/dashboard/schema";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { BookingStatusBadge } from "../../components/StatusBadge.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";

/** The bookings that came last; each opens in the list of bookings. */
export function LatestBookings({ bookings }: { bookings: NonNullable<Dashboard["latestBookings"]> }) {
  const { t } = useTranslation("admin");
  return (
    <section aria-labelledby="latest-bookings">
      <div className="d-flex justify-content-between align-items-baseline">
        <h2 id="latest-bookings" className="h4">
          {t("dashboard.latestBookings")}
        </h2>
        <AdminLink to="/bookings">{t("dashboard.allBookings")}</AdminLink>
      </div>
      {bookings.length === 0 && <EmptyState title={t("dashboard.noBooking")} />}
      <ul className="list-unstyled surface dense-list">
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
            <span className="cut">
              {booking.name} <span className="row-note">{booking.event.title}</span>
            </span>
            <BookingStatusBadge status={booking.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
