import type { BookingStatus } from "@guichet/api/bookings/schema";
import type { EventStatus } from "@guichet/api/events/schema";
import type { SalesState } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";

type Tone = "good" | "wait" | "off" | "bad";

const BOOKING_TONES: Readonly<Record<BookingStatus, Tone>> = {
  PENDING: "wait",
  CONFIRMED: "good",
  CANCELLED: "off",
  EXPIRED: "off",
};
const EVENT_TONES: Readonly<Record<EventStatus, Tone>> = { DRAFT: "wait", PUBLISHED: "good", ARCHIVED: "off" };
const SALES_TONES: Readonly<Record<SalesState, Tone>> = {
  open: "good",
  "not-yet-open": "wait",
  closed: "off",
  "sold-out": "bad",
  cancelled: "off",
};

/** A state in a word; its colour only repeats what the word says. */
export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`status-badge status-${tone}`}>{children}</span>;
}

export function BookingStatusBadge({ status }: { status: BookingStatus }) {
  const { t } = useTranslation("common");
  return <Badge tone={BOOKING_TONES[status]}>{t(`bookingStatus.${status}`)}</Badge>;
}

export function EventStatusBadge({ status }: { status: EventStatus }) {
  const { t } = useTranslation("common");
  return <Badge tone={EVENT_TONES[status]}>{t(`eventStatus.${status}`)}</Badge>;
}

export function SalesStateBadge({ state }: { state: SalesState }) {
  const { t } = useTranslation("common");
  return <Badge tone={SALES_TONES[state]}>{t(`salesState.${state}`)}</Badge>;
}
