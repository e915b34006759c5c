import { waitText } from "../wait-text.ts";
import type { ReasonEntry } from "./reason.ts";

/** Failures of any request, whatever it asks for. */
export const REQUEST_REASONS = {
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
  "method-not-allowed": {
    code: "METHOD_NOT_SUPPORTED",
    status: 405,
    title: { fr: "Méthode non permise ici", en: "Method not allowed here" },
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
  "url-too-long": {
    code: "BAD_REQUEST",
    status: 414,
    title: { fr: "Adresse trop longue", en: "Address too long" },
  },
  "unknown-expectation": {
    code: "BAD_REQUEST",
    status: 417,
    title: { fr: "Attente inconnue (Expect)", en: "Unknown expectation (Expect)" },
  },
  "headers-too-large": {
    code: "BAD_REQUEST",
    status: 431,
    title: { fr: "En-têtes trop volumineux", en: "Request headers too large" },
  },
  "request-timeout": {
    code: "TIMEOUT",
    status: 408,
    title: { fr: "La requête n’est pas arrivée à temps", en: "The request did not arrive in time" },
  },
  invalid: {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Certaines valeurs ne conviennent pas", en: "Some values are not valid" },
  },
  "too-many-requests": {
    code: "TOO_MANY_REQUESTS",
    status: 429,
    title: { fr: "Trop de demandes", en: "Too many requests" },
    detail: ({ retryAfterSeconds: seconds = 60 }) => ({
      fr: `Réessayez ${waitText(seconds, "fr")}.`,
      en: `Try again ${waitText(seconds, "en")}.`,
    }),
  },
  internal: {
    code: "INTERNAL_SERVER_ERROR",
    status: 500,
    title: { fr: "Une erreur est survenue de notre côté", en: "Something went wrong on our side" },
  },
  busy: {
    code: "SERVICE_UNAVAILABLE",
    status: 503,
    title: { fr: "Nous n’avons pas pu répondre à temps", en: "We could not answer in time" },
    detail: () => ({
      fr: "Votre demande n’a pas pu aboutir. Réessayez dans quelques secondes.",
      en: "Your request could not be completed. Try again in a few seconds.",
    }),
  },
} as const satisfies Record<string, ReasonEntry>;
