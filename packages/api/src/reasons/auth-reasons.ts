import { waitText } from "../wait-text.ts";
import type { ReasonEntry } from "./reason.ts";

/** Failures around signing in, and around who may. */
export const AUTH_REASONS = {
  "invalid-credentials": {
    code: "UNAUTHORIZED",
    status: 401,
    title: { fr: "Adresse e-mail ou mot de passe incorrect", en: "Wrong e-mail address or password" },
  },
  "too-many-attempts": {
    code: "TOO_MANY_REQUESTS",
    status: 429,
    title: { fr: "Trop d’essais", en: "Too many attempts" },
    detail: ({ retryAfterSeconds: seconds = 60 }) => ({
      fr: `Réessayez ${waitText(seconds, "fr")}.`,
      en: `Try again ${waitText(seconds, "en")}.`,
    }),
  },
  "wrong-password": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Mot de passe incorrect", en: "Wrong password" },
  },
  "password-common": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Ce mot de passe est trop courant", en: "This password is too common" },
    detail: () => ({
      fr: "Il figure parmi les premiers que l’on essaie. Choisissez plutôt plusieurs mots sans rapport entre eux.",
      en: "It is among the first that are tried. Choose several words that have nothing to do with each other.",
    }),
  },
  "password-personal": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Ce mot de passe se devine à partir de vous", en: "This password can be guessed from who you are" },
    detail: () => ({
      fr: "Il se compose surtout de votre nom, de votre adresse ou du nom de ce site.",
      en: "It is mostly your name, your address or the name of this site.",
    }),
  },
  "password-monotonous": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Ce mot de passe est trop régulier", en: "This password is too regular" },
    detail: () => ({
      fr: "Il répète peu de caractères, ou suit les touches du clavier ou l’alphabet.",
      en: "It repeats a few characters, or follows the keyboard or the alphabet.",
    }),
  },
  "password-unchanged": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "C’est déjà votre mot de passe", en: "This is your password already" },
    detail: () => ({
      fr: "Choisissez-en un autre : un mot de passe que quelqu’un connaîtrait doit cesser de servir.",
      en: "Choose another one: a password that somebody may know must stop working.",
    }),
  },
  "password-reset-off": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Aucun e-mail n’est envoyé d’ici", en: "No e-mail is sent from here" },
    detail: () => ({
      fr: "Adressez-vous à un propriétaire, ou à qui exploite le serveur : « npm run admin -- recover-owner ».",
      en: "Ask an owner, or whoever runs the server: “npm run admin -- recover-owner”.",
    }),
  },
  "reset-link-invalid": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Ce lien n’est plus valable", en: "This link is no longer valid" },
    detail: () => ({
      fr: "Il sert une seule fois et pendant 30 minutes, et une nouvelle demande le remplace. Demandez-en un autre.",
      en: "It works once and for 30 minutes, and another request replaces it. Ask for another one.",
    }),
  },
  "setup-link-invalid": {
    code: "UNAUTHORIZED",
    status: 401,
    title: { fr: "Ce lien n’est plus valable", en: "This link is no longer valid" },
    detail: () => ({
      fr: "Il sert une seule fois et pendant 24 heures. Redémarrez Guichet, ou lancez « npm run admin -- setup-link », pour en obtenir un autre.",
      en: "It works once and for 24 hours. Restart Guichet, or run “npm run admin -- setup-link”, to get another one.",
    }),
  },
  "api-key-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Cette clé d’API n’existe pas", en: "There is no such API key" },
  },
  "too-many-api-keys": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Trop de clés d’API", en: "Too many API keys" },
    detail: ({ count }) => ({
      fr: `${count} clés au plus peuvent servir en même temps : révoquez-en une dont personne n’a plus besoin.`,
      en: `At most ${count} keys can be in use at once: revoke one that nobody needs any more.`,
    }),
  },
  "reauthentication-required": {
    code: "FORBIDDEN",
    status: 403,
    title: { fr: "Confirmez que c’est bien vous", en: "Confirm that it is you" },
    detail: () => ({
      fr: "Redonnez votre mot de passe, puis recommencez.",
      en: "Give your password again, then try again.",
    }),
  },
  "second-factor-invalid": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Ce code n’est pas le bon", en: "This is not the right code" },
    detail: () => ({
      fr: "Il change toutes les 30 secondes et sert une seule fois. Attendez le suivant, puis réessayez.",
      en: "It changes every 30 seconds and works once. Wait for the next one, then try again.",
    }),
  },
  "recovery-code-invalid": {
    code: "UNPROCESSABLE_CONTENT",
    status: 422,
    title: { fr: "Ce code de secours n’est pas le bon", en: "This is not the right recovery code" },
    detail: () => ({
      fr: "Chacun sert une seule fois, et de nouveaux codes remplacent tous les anciens. Vérifiez-le, ou prenez-en un autre.",
      en: "Each works once, and new codes replace all that were there before. Check it, or take another one.",
    }),
  },
  "sign-in-over": {
    code: "UNAUTHORIZED",
    status: 401,
    title: { fr: "Cette connexion a pris trop de temps", en: "This sign-in took too long" },
    detail: () => ({
      fr: "Recommencez avec votre adresse e-mail et votre mot de passe.",
      en: "Start again with your e-mail address and your password.",
    }),
  },
  "two-factor-on": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "La double authentification est déjà activée", en: "Two-factor authentication is already on" },
  },
  "two-factor-off": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "La double authentification n’est pas activée", en: "Two-factor authentication is not on" },
  },
  "two-factor-required": {
    code: "FORBIDDEN",
    status: 403,
    title: { fr: "Double authentification nécessaire", en: "Two-factor authentication needed" },
    detail: () => ({
      fr: "Votre rôle la demande : mettez-la en place dans « Mon compte ».",
      en: "Your role needs it: set it up in “My account”.",
    }),
  },
} as const satisfies Record<string, ReasonEntry>;
