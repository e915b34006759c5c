import type { z } from "zod";
import type { Locale, Localized } from "./locale.ts";

/** Texts of our own refinements; the schema names them by these keys. */
const OWN: Readonly<Record<string, Localized>> = {
  "control-characters": { fr: "Caractères non permis", en: "Characters that are not allowed" },
  "nothing-to-see": { fr: "À renseigner", en: "Required" },
  "six-digits": { fr: "6 chiffres attendus", en: "Six digits are expected" },
  "recovery-code": {
    fr: "4 groupes de 6 lettres et chiffres attendus, comme 4F7K2M-9XPMQ0-…",
    en: "Four groups of six letters and digits are expected, such as 4F7K2M-9XPMQ0-…",
  },
  "second-factor-code": {
    fr: "6 chiffres, ou un code de secours de 24 lettres et chiffres",
    en: "Six digits, or a recovery code of 24 letters and digits",
  },
  "instant-out-of-range": { fr: "Date hors limites (de 2000 à 2099)", en: "Date out of range (2000 to 2099)" },
  "unknown-time-zone": { fr: "Fuseau horaire inconnu", en: "Unknown time zone" },
  "slug-format": {
    fr: "Lettres minuscules, chiffres et tirets seulement",
    en: "Lower-case letters, digits and hyphens only",
  },
  "image-address": {
    fr: "Adresse https d’un site public attendue, sans nom d’utilisateur ni mot de passe",
    en: "The https address of a public site is expected, without a user name or password",
  },
  "markdown-too-intricate": {
    fr: "Mise en forme trop complexe : moins de lignes, de niveaux ou de caractères * et _",
    en: "Too intricate a layout: fewer lines, levels, or characters * and _",
  },
  "tiers-not-rising": { fr: "Les seuils doivent être croissants", en: "Thresholds must rise" },
  "dates-not-distinct": { fr: "La même date figure deux fois", en: "The same date is there twice" },
  "session-or-event": {
    fr: "Une séance ou un événement est attendu, et un seul des deux",
    en: "A session or an event is expected, and one of them only",
  },
  "sales-end-before-start": {
    fr: "La fin des ventes doit suivre leur début",
    en: "Sales must end after they start",
  },
  "address-filter": {
    fr: "Adresse IP, début d’adresse ou réseau attendu : 192.0.2.7, 192.0.2. ou 192.0.2.0/24",
    en: "An IP address, its beginning or a network is expected: 192.0.2.7, 192.0.2. or 192.0.2.0/24",
  },
  "period-too-long": { fr: "366 jours au plus", en: "366 days at most" },
  "ends-before-start": { fr: "La fin doit suivre le début", en: "The end must come after the start" },
};

const TYPES: Readonly<Record<string, Localized>> = {
  string: { fr: "Un texte est attendu", en: "A text is expected" },
  number: { fr: "Un nombre est attendu", en: "A number is expected" },
  int: { fr: "Un nombre entier est attendu", en: "A whole number is expected" },
  boolean: { fr: "true ou false est attendu", en: "true or false is expected" },
  array: { fr: "Une liste est attendue", en: "A list is expected" },
  object: { fr: "Un objet est attendu", en: "An object is expected" },
};

const FORMATS: Readonly<Record<string, Localized>> = {
  email: { fr: "Adresse e-mail invalide", en: "Invalid e-mail address" },
  uuid: { fr: "Identifiant invalide", en: "Invalid id" },
  url: { fr: "Adresse web invalide (https://…)", en: "Invalid web address (https://…)" },
  datetime: {
    fr: "Date et heure attendues, par exemple 2026-12-31T20:00:00Z",
    en: "A date and time is expected, such as 2026-12-31T20:00:00Z",
  },
};

const REQUIRED: Localized = { fr: "À renseigner", en: "Required" };
const INVALID: Localized = { fr: "Valeur invalide", en: "Invalid value" };

/** What is wrong with one field, in one language, in words for people. */
export function describeIssue(issue: z.core.$ZodIssue, locale: Locale): string {
  return textOf(issue)[locale];
}

function textOf(issue: z.core.$ZodIssue): Localized {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? INVALID;
    case "too_small":
      if (issue.origin === "string" && issue.minimum === 1) return REQUIRED;
      if (OWN[issue.message] !== undefined) return OWN[issue.message] ?? INVALID;
      return limit(issue.origin, Number(issue.minimum), { fr: "Au moins", en: "At least" });
    case "too_big":
      return limit(issue.origin, Number(issue.maximum), { fr: "Au plus", en: "At most" });
    case "invalid_format":
      return OWN[issue.message] ?? FORMATS[issue.format] ?? { fr: "Format invalide", en: "Invalid format" };
    case "invalid_value": {
      const values = issue.values.map(String).join(", ");
      return { fr: `Une de ces valeurs est attendue : ${values}`, en: `One of these is expected: ${values}` };
    }
    case "unrecognized_keys": {
      const keys = issue.keys
        .slice(0, 10)
        .map((key) => key.slice(0, 60))
        .join(", ");
      return { fr: `Champ inconnu : ${keys}`, en: `Unknown field: ${keys}` };
    }
    default:
      return OWN[issue.message] ?? INVALID;
  }
}

function limit(origin: string, bound: number, word: Localized): Localized {
  const many = bound > 1;
  if (origin === "string") {
    const [fr, en] = many ? ["caractères", "characters"] : ["caractère", "character"];
    return { fr: `${word.fr} ${bound} ${fr}`, en: `${word.en} ${bound} ${en}` };
  }
  if (origin === "array") {
    const [fr, en] = many ? ["éléments", "items"] : ["élément", "item"];
    return { fr: `${word.fr} ${bound} ${fr}`, en: `${word.en} ${bound} ${en}` };
  }
  return { fr: `${word.fr} ${bound}`, en: `${word.en} ${bound}` };
}
