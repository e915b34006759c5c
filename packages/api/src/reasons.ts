import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import type { Localized } from "./locale.ts";

/** What a failure carries beside its reason; each reason says below what it uses. */
export interface FailureParams {
  readonly availableSeats?: number;
  /** How many of what stands in the way: live bookings, reserved seats, … */
  readonly count?: number;
  /** Other sessions of the same event with enough seats. */
  readonly otherSessions?: readonly { id: string; startsAt: string; availableSeats: number }[];
  readonly retryAfterSeconds?: number;
  /** The version that is stored, for an edit conflict. */
  readonly currentVersion?: number;
}

export interface ReasonEntry {
  readonly code: TRPC_ERROR_CODE_KEY;
  readonly status: number;
  readonly title: Localized;
  readonly detail?: (params: FailureParams) => Localized;
}

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

function liveBookings({ count = 0 }: FailureParams): Localized {
  return {
    fr: count === 1 ? "Une réservation est en cours." : `${count} réservations sont en cours.`,
    en: count === 1 ? "There is 1 live booking." : `There are ${count} live bookings.`,
  };
}

/**
 * Every way in which a request can fail: its tRPC code, HTTP status and texts. This is the only such table; REST renders it as
 * RFC 9457 problem details, tRPC in `error.data`, and the web reads the same texts.
 */
export const REASONS = {
  malformed: {
    code: "BAD_REQUEST",
    status: 400,
    title: { fr: "Requête mal formée", en: "Malformed request" },
  },
  "invalid-cursor": {
    code: "BAD_REQUEST",
    status: 400,
    title: { fr: "Curseur de pagination inconnu", en: "Unknown page cursor" },
    detail: () => ({
      fr: "Reprenez depuis la première page, ou le nextCursor d’une réponse.",
      en: "Start again from the first page, or from the nextCursor of an answer.",
    }),
  },
  unauthenticated: {
    code: "UNAUTHORIZED",
    status: 401,
    title: { fr: "Connexion nécessaire", en: "Sign-in needed" },
    detail: () => ({
      fr: "Connectez-vous, ou envoyez une clé d’API valide.",
      en: "Sign in, or send a valid API key.",
    }),
  },
  "setup-link-invalid": {
    code: "UNAUTHORIZED",
    status: 401,
    title: { fr: "Ce lien n’est plus valable", en: "This link is no longer valid" },
    detail: () => ({
      fr: "Il sert une seule fois et pendant 24 heures. Redémarrez Guichet pour en obtenir un autre.",
      en: "It works once and for 24 hours. Restart Guichet to get another one.",
    }),
  },
  forbidden: {
    code: "FORBIDDEN",
    status: 403,
    title: { fr: "Accès refusé", en: "Access denied" },
    detail: () => ({ fr: "Votre rôle ne permet pas cette action.", en: "Your role does not allow this action." }),
  },
  "not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Introuvable", en: "Not found" },
  },
  "event-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Événement introuvable", en: "Event not found" },
  },
  "session-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Séance introuvable", en: "Session not found" },
  },
  "booking-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Réservation introuvable", en: "Booking not found" },
  },
  "method-not-allowed": {
    code: "METHOD_NOT_SUPPORTED",
    status: 405,
    title: { fr: "Méthode non permise ici", en: "Method not allowed here" },
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
  "session-cancelled": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette séance est annulée", en: "This session is cancelled" },
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
  "event-has-bookings": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cet événement a des réservations en cours", en: "This event has live bookings" },
    detail: liveBookings,
  },
  "session-has-bookings": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette séance a des réservations en cours", en: "This session has live bookings" },
    detail: liveBookings,
  },
  "session-overlap": {
    code: "CONFLICT",
    status: 409,
    title: {
      fr: "Une autre séance de cet événement a lieu au même moment",
      en: "Another session of this event takes place at that time",
    },
    detail: () => ({
      fr: "Changez l’horaire, ou permettez les séances simultanées dans l’événement.",
      en: "Change the times, or allow simultaneous sessions in the event.",
    }),
  },
  "capacity-below-reserved": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Capacité inférieure aux places déjà prises", en: "Capacity below the seats already taken" },
    detail: ({ count = 0 }) => ({
      fr: `La capacité ne peut pas descendre sous ${count} : c’est le nombre, ou le numéro le plus élevé, des places prises.`,
      en: `The capacity cannot go below ${count}: that many seats, or a seat of that number, are taken.`,
    }),
  },
  "too-many-sessions": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Trop de séances pour un événement", en: "Too many sessions for one event" },
    detail: ({ count = 0 }) => ({
      fr: `Un événement a au plus ${count} séances.`,
      en: `An event has at most ${count} sessions.`,
    }),
  },
  "session-ends-before-start": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "La séance finirait avant de commencer", en: "The session would end before it starts" },
  },
  "session-in-past": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Cette date est déjà passée", en: "That date is already past" },
  },
  "slug-taken": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette adresse courte est déjà prise", en: "This short address is already taken" },
  },
  "edit-conflict": {
    code: "PRECONDITION_FAILED",
    status: 412,
    title: { fr: "Modifié entre-temps par quelqu’un d’autre", en: "Changed by someone else in the meantime" },
    detail: () => ({
      fr: "Rechargez pour voir la version actuelle, puis reprenez vos changements.",
      en: "Reload to see the current version, then make your changes again.",
    }),
  },
  "payload-too-large": {
    code: "PAYLOAD_TOO_LARGE",
    status: 413,
    title: { fr: "Requête trop volumineuse", en: "Request too large" },
  },
  "unsupported-media-type": {
    code: "UNSUPPORTED_MEDIA_TYPE",
    status: 415,
    title: { fr: "Envoyez du JSON (application/json)", en: "Send JSON (application/json)" },
  },
  invalid: {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Certaines valeurs ne conviennent pas", en: "Some values are not valid" },
  },
  "unknown-category": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Catégorie inconnue", en: "Unknown category" },
  },
  "too-many-requests": {
    code: "TOO_MANY_REQUESTS",
    status: 429,
    title: { fr: "Trop de demandes à la fois", en: "Too many requests at once" },
  },
  internal: {
    code: "INTERNAL_SERVER_ERROR",
    status: 500,
    title: { fr: "Une erreur est survenue de notre côté", en: "Something went wrong on our side" },
  },
  busy: {
    code: "SERVICE_UNAVAILABLE",
    status: 503,
    title: { fr: "Beaucoup de monde en ce moment", en: "Very busy at the moment" },
    detail: () => ({
      fr: "Rien n’a été enregistré. Réessayez dans quelques secondes.",
      en: "Nothing was saved. Try again in a few seconds.",
    }),
  },
} as const satisfies Record<string, ReasonEntry>;
