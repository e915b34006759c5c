import type { Localized } from "../locale.ts";
import type { FailureParams, ReasonEntry } from "./reason.ts";

function liveBookings({ count = 0 }: FailureParams, wayOut: Localized): Localized {
  const fr = count === 1 ? "Une réservation est en cours" : `${count} réservations sont en cours`;
  const en = count === 1 ? "There is 1 live booking" : `There are ${count} live bookings`;
  return { fr: `${fr}. ${wayOut.fr}`, en: `${en}. ${wayOut.en}` };
}

/** Failures around events and their sessions. */
export const EVENT_REASONS = {
  "event-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Événement introuvable", en: "Event not found" },
  },
  "event-without-session": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Aucune séance à venir", en: "No session to come" },
    detail: () => ({
      fr: "Ajoutez une séance, ou publiez l’événement seul.",
      en: "Add a session, or publish the event by itself.",
    }),
  },
  "session-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Séance introuvable", en: "Session not found" },
  },
  "session-cancelled": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette séance est annulée", en: "This session is cancelled" },
  },
  "confirmed-bookings-changed": {
    code: "CONFLICT",
    status: 409,
    title: {
      fr: "Le nombre de réservations confirmées a changé entre-temps",
      en: "The number of confirmed bookings has changed meanwhile",
    },
    detail: ({ count = 0 }) => ({
      fr: `Rien n’a été annulé. Réservations confirmées maintenant : ${count}. Vérifiez, puis recommencez.`,
      en: `Nothing was cancelled. Confirmed bookings now: ${count}. Check, then try again.`,
    }),
  },
  "event-has-bookings": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cet événement a des réservations en cours", en: "This event has live bookings" },
    detail: (params) =>
      liveBookings(params, {
        fr: "Annulez-les d’abord, ou archivez l’événement.",
        en: "Cancel them first, or archive the event.",
      }),
  },
  "session-has-bookings": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette séance a des réservations en cours", en: "This session has live bookings" },
    detail: (params) =>
      liveBookings(params, {
        fr: "Annulez-les d’abord, ou annulez la séance entière.",
        en: "Cancel them first, or cancel the whole session.",
      }),
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
  "sales-end-before-start": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Les ventes finiraient avant de commencer", en: "Sales would end before they start" },
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
  "unknown-image": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Cette image n’existe plus", en: "That image no longer exists" },
    detail: () => ({ fr: "Envoyez-la de nouveau.", en: "Upload it again." }),
  },
  "unknown-category": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Catégorie inconnue", en: "Unknown category" },
  },
} as const satisfies Record<string, ReasonEntry>;
