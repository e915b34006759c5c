import type { BookingRow } from "@guichet/api/bookings/schema";
import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";
import { BookingStatusBadge } from "../../components/StatusBadge.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import type { BookingFilterValues } from "../../lib/admin-search.ts";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { Highlighted } from "./Highlighted.tsx";

interface BookingsTableProps {
  readonly bookings: readonly BookingRow[];
  /** Kept in the address when a booking is opened. */
  readonly filters: BookingFilterValues;
}

/** One line a booking; its reference opens the details. */
export function BookingsTable({ bookings, filters }: BookingsTableProps) {
  const { t } = useTranslation("admin");
  const columns = ["reference", "name", "event", "session", "seats", "total", "status", "createdAt"] as const;
  const numeric: readonly string[] = ["seats", "total"];
  return (
    <table className="table table-hover dense-table">
      <caption className="visually-hidden">{t("bookings.table")}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={numeric.includes(column) ? "numeric" : undefined}>
              {t(`bookings.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bookings.map((booking) => (
          <Row key={booking.id} booking={booking} filters={filters} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ booking, filters }: { booking: BookingRow; filters: BookingsTableProps["filters"] }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { reference, event, session } = booking;
  return (
    <tr>
      <th scope="row" className="row-title">
        <AdminLink
          to="/bookings"
          search={{ ...filters, booking: booking.id }}
          className="figures"
          aria-label={t("bookings.open", { reference })}
        >
          <Highlighted text={reference} query={filters.q} />
        </AdminLink>
      </th>
      <td data-label={t("bookings.columns.name")} className="cut">
        {/* One piece: a card would set name and address apart, as if the address were named. */}
        <span>
          <Highlighted text={booking.name} query={filters.q} />{" "}
          <span className="row-note when-wide">
            <Highlighted text={booking.email} query={filters.q} />
          </span>
        </span>
      </td>
      <td data-label={t("bookings.columns.event")} className="cut">
        <span>{event.title}</span>
      </td>
      <td data-label={t("bookings.columns.session")}>
        <time dateTime={session.startsAt}>{formatShortMoment(session.startsAt, event.timeZone, locale)}</time>
      </td>
      <td data-label={t("bookings.columns.seats")} className="numeric">
        {booking.seats}
      </td>
      <td data-label={t("bookings.columns.total")} className="numeric">
        <Price amount={booking.totalPrice} currency={booking.currency} />
      </td>
      <td data-label={t("bookings.columns.status")}>
        <BookingStatusBadge status={booking.status} />
      </td>
      <td data-label={t("bookings.columns.createdAt")}>
        <time dateTime={booking.createdAt}>{formatShortMoment(booking.createdAt, visitorTimeZone(), locale)}</time>
      </td>
    </tr>
  );
}
