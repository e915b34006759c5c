import type { ReasonEntry } from "./reason.ts";

/** Failures around signing in, and around who may. */
export const AUTH_REASONS = {
  "invalid-credentials": {
    code: "UNAUTHORIZED",
    status: 401,
    title: { fr: "Adresse e-mail ou mot de passe incorrect", en: "Wrong e-mail address or password" },
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
  "reauthentication-required": {
    code: "FORBIDDEN",
    status: 403,
    title: { fr: "Confirmez que c’est bien vous", en: "Confirm that it is you" },
    detail: () => ({
      fr: "Redonnez votre mot de passe, puis recommencez.",
      en: "Give your password again, then try again.",
    }),
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
