import type { z } from "zod";
import en from "zod/v4/locales/en.js";
import fr from "zod/v4/locales/fr.js";
import type { Locale, Localized } from "./locale.ts";

/** Texts of our own refinements; the schema names them by these keys. */
const MESSAGES: Readonly<Record<string, Localized>> = {
  "control-characters": { fr: "Caractères non permis", en: "Characters that are not allowed" },
  "instant-out-of-range": { fr: "Date hors limites (de 2000 à 2099)", en: "Date out of range (2000 to 2099)" },
  "unknown-time-zone": { fr: "Fuseau horaire inconnu", en: "Unknown time zone" },
  "slug-format": {
    fr: "Lettres minuscules, chiffres et tirets seulement",
    en: "Lower-case letters, digits and hyphens only",
  },
  "tiers-not-rising": { fr: "Les seuils doivent être croissants", en: "Thresholds must rise" },
  "ends-before-start": { fr: "La fin doit suivre le début", en: "The end must come after the start" },
};

const LOCALE_ERRORS = { fr: fr().localeError, en: en().localeError };

/** What is wrong with one field, in one language. Messages named by a key above come from there, all others from zod. */
export function describeIssue(issue: z.core.$ZodIssue, locale: Locale): string {
  const own = MESSAGES[issue.message];
  if (own !== undefined) return own[locale];
  const message = LOCALE_ERRORS[locale](issue as z.core.$ZodRawIssue);
  if (typeof message === "string") return message;
  return message?.message ?? issue.message;
}
