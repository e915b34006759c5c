import type { Localized } from "../locale.ts";
import type { FailureParams, ReasonEntry } from "./reason.ts";

function seatsLeft({ availableSeats = 0 }: FailureParams): Localized {
  if (availableSeats === 0) {
    return { fr: "Il ne reste aucune place pour cette séance.", en: "No seat is left for this session." };
  }
  const one = availableSeats === 1;
  return {
    fr: one
      ? "Il ne reste qu’une place pour cette séance."
      : `Il ne reste que ${availableSeats} places pour cette séance.`,
    en: one ? "Only 1 seat is left for this session." : `Only ${availableSeats} seats are left for this session.`,
  };
}

/** Failures around bookings. */
export const BOOKING_REASONS = {
  "booking-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Réservation introuvable", en: "Booking not found" },
  },
  "insufficient-seats": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Pas assez de places", en: "Not enough seats" },
    detail: seatsLeft,
  },
  "sales-closed": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "La vente est terminée pour cette séance", en: "Sales have ended for this session" },
  },
  "sales-not-open": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "La vente n’est pas encore ouverte pour cette séance", en: "Sales have not started for this session" },
  },
  "event-not-published": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cet événement n’est pas en vente", en: "This event is not on sale" },
  },
  "booking-cancelled": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette réservation est annulée", en: "This booking is cancelled" },
  },
  "booking-session-started": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "La séance a déjà commencé", en: "The session has already started" },
    detail: () => ({
      fr: "Une réservation ne peut plus être annulée une fois la séance commencée.",
      en: "A booking can no longer be cancelled once its session has started.",
    }),
  },
  "hold-expired": {
    code: "CONFLICT",
    status: 410,
    title: { fr: "Le délai de cette réservation est écoulé", en: "The time to confirm this booking has passed" },
    detail: () => ({
      fr: "Ses places sont de nouveau en vente ; vous pouvez réserver à nouveau.",
      en: "Its seats are on sale again; you can book again.",
    }),
  },
} as const satisfies Record<string, ReasonEntry>;
