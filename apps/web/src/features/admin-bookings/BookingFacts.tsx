import type { BookingDetail } from "@guichet/api/bookings/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmailAddress } from "../../components/EmailAddress.tsx";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { BookingStatusBadge } from "../../components/StatusBadge.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";

/** Who, what, when and for how much. */
export function BookingFacts({ booking }: { booking: BookingDetail }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { event, session, currency } = booking;
  const moment = (iso: string) => <time dateTime={iso}>{formatShortMoment(iso, visitorTimeZone(), locale)}</time>;
  const facts: [string, ReactNode][] = [
    [t("bookings.columns.status"), <BookingStatusBadge key="status" status={booking.status} />],
    [t("bookings.columns.name"), booking.name],
    [
      t("bookings.email"),
      booking.email === "" ? (
        <span key="email" className="text-body-secondary">
          {t("bookings.noEmail")}
        </span>
      ) : (
        <a key="email" href={`mailto:${encodeURIComponent(booking.email)}`}>
          <EmailAddress address={booking.email} />
        </a>
      ),
    ],
    [
      t("bookings.columns.event"),
      <AdminLink key="event" to="/events/$eventId/sessions" params={{ eventId: event.id }}>
        {event.title}
      </AdminLink>,
    ],
    [t("bookings.columns.session"), <SessionTime key="session" {...session} timeZone={event.timeZone} form="short" />],
    [t("bookings.venue"), `${event.venue}, ${event.city}`],
    [t("bookings.columns.seats"), booking.seats],
    [t("bookings.unitPrice"), <Price key="unit" amount={booking.unitPrice} currency={currency} />],
    [t("bookings.columns.total"), <Price key="total" amount={booking.totalPrice} currency={currency} />],
    [t("bookings.columns.createdAt"), moment(booking.createdAt)],
  ];
  if (booking.status === "PENDING") facts.push([t("bookings.holdUntil"), moment(booking.expiresAt)]);
  if (booking.confirmedAt !== null) facts.push([t("bookings.confirmedAt"), moment(booking.confirmedAt)]);
  if (booking.cancelledAt !== null) facts.push([t("bookings.cancelledAt"), moment(booking.cancelledAt)]);
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
