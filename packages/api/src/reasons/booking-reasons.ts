import type { Localized } from "../locale.ts";
import { waitText } from "../wait-text.ts";
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
  "mail-off": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Aucun e-mail n’est envoyé d’ici", en: "No e-mail is sent from here" },
    detail: () => ({
      fr: "Adressez-vous à l’organisateur : il retrouve une réservation par votre nom, votre adresse ou sa référence.",
      en: "Ask the organiser, who finds a booking by your name, your address or its reference.",
    }),
  },
  "insufficient-seats": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Pas assez de places", en: "Not enough seats" },
    detail: seatsLeft,
  },
  "too-many-seats": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Trop de places en une réservation", en: "Too many seats in one booking" },
    detail: ({ count = 0 }) => ({
      fr: `Pour cette séance, une réservation a au plus ${count} place${count === 1 ? "" : "s"}.`,
      en: `A booking of this session has at most ${count} seat${count === 1 ? "" : "s"}.`,
    }),
  },
  "idempotency-key-reused": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: {
      fr: "Cette clé d’idempotence a déjà servi à une autre demande",
      en: "This idempotency key was used for another request",
    },
    detail: () => ({
      fr: "Prenez une nouvelle clé pour chaque réservation.",
      en: "Make up a new key for each booking.",
    }),
  },
  "idempotency-key-in-use": {
    code: "CONFLICT",
    status: 409,
    title: {
      fr: "Une demande avec cette clé d’idempotence est en cours",
      en: "A request with this idempotency key is in progress",
    },
    detail: () => ({
      fr: "Répétez-la dans un instant : vous recevrez la même réponse.",
      en: "Repeat it in a moment: you will get the same answer.",
    }),
  },
  "hold-already-extended": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette réservation a déjà été prolongée", en: "This booking has already been given more time" },
  },
  "extension-sold-out": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Plus de prolongation : la séance est complète", en: "No more time: the session is sold out" },
    detail: () => ({
      fr: "D’autres attendent ces places. Confirmez avant la fin du délai.",
      en: "Others are waiting for these seats. Confirm before the time is up.",
    }),
  },
  "booking-confirmed": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette réservation est déjà confirmée", en: "This booking is already confirmed" },
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
  "booking-moved": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette réservation vient d’être déplacée", en: "This booking has just been moved" },
    detail: () => ({
      fr: "Rien n’a été changé. Rechargez-la, puis recommencez.",
      en: "Nothing was changed. Reload it, then try again.",
    }),
  },
  "booking-checked-in": {
    code: "CONFLICT",
    status: 409,
    title: {
      fr: "Quelqu’un est déjà entré avec cette réservation",
      en: "Somebody has already come in with this booking",
    },
    detail: () => ({
      fr: "Une réservation ne change plus de séance une fois l’un de ses billets contrôlé.",
      en: "A booking stays in its session once one of its tickets has been checked in.",
    }),
  },
  "session-ended": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette séance est terminée", en: "This session is over" },
  },
  "price-changed": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Le prix a changé entre-temps", en: "The price has changed meanwhile" },
    detail: () => ({
      fr: "Rien n’a été réservé. Vérifiez le nouveau prix, puis réservez.",
      en: "Nothing was booked. Check the new price, then book.",
    }),
  },
  "booking-without-email": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette réservation n’a pas d’adresse e-mail", en: "This booking has no e-mail address" },
  },
  "letter-sent-often": {
    code: "TOO_MANY_REQUESTS",
    status: 429,
    title: { fr: "Ce message est déjà parti plusieurs fois", en: "This message has been sent several times already" },
    detail: ({ retryAfterSeconds = 0 }) => ({
      fr: `Vous pourrez le renvoyer ${waitText(retryAfterSeconds, "fr")}.`,
      en: `You can send it again ${waitText(retryAfterSeconds, "en")}.`,
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
