import type { Localized } from "../locale.ts";
import { momentText } from "./formats.ts";
import type { Letter } from "./letter.ts";
import type { LetterOrder } from "./schema.ts";

type PasswordReset = Extract<LetterOrder, { topic: "password-reset" }>;
type PasswordChanged = Extract<LetterOrder, { topic: "password-changed" }>;

const RESET = {
  subject: { fr: "Choisir un nouveau mot de passe", en: "Choose a new password" },
  opening: {
    fr: "Un nouveau mot de passe a été demandé pour votre compte d’organisateur sur Guichet.",
    en: "A new password was asked for, for your organiser’s account on Guichet.",
  },
  link: { fr: "Choisir un mot de passe", en: "Choose a password" },
  ignore: {
    fr: "Si vous ne l’avez pas demandé, ignorez ce message : votre mot de passe reste le même.",
    en: "If you did not ask for it, ignore this message: your password stays as it is.",
  },
} as const satisfies Record<string, Localized>;

/** How somebody who forgot their password gets another one. */
export function passwordResetLetter(order: PasswordReset, publicUrl: string): Letter {
  const { locale, token, expiresAt } = order;
  const until = `${momentText(expiresAt, "UTC", locale)} UTC`;
  const once: Localized = {
    fr: `Ce lien ne sert qu’une fois, jusqu’au ${until}.`,
    en: `This link works once, until ${until}.`,
  };
  return {
    subject: RESET.subject[locale],
    locale,
    blocks: [
      { kind: "text", text: RESET.opening[locale] },
      { kind: "text", text: askedText(order) },
      // The token is behind the #, so that no server ever logs it.
      { kind: "link", label: RESET.link[locale], url: `${publicUrl}/admin.html#/reset-password?token=${token}` },
      { kind: "text", text: once[locale] },
      { kind: "text", text: RESET.ignore[locale] },
    ],
  };
}

/** By what somebody knows whether it was themselves. */
function askedText({ locale, askedAt, askedFrom }: PasswordReset): string {
  const at = `${momentText(askedAt, "UTC", locale)} UTC`;
  const text: Localized =
    askedFrom === null
      ? { fr: `Date de la demande : ${at}.`, en: `Asked for: ${at}.` }
      : {
          fr: `Date de la demande : ${at}, depuis l’adresse ${askedFrom}.`,
          en: `Asked for: ${at}, from the address ${askedFrom}.`,
        };
  return text[locale];
}

const CHANGED = {
  subject: { fr: "Votre mot de passe a été changé", en: "Your password was changed" },
  otherwise: {
    fr: "Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe sur la page de connexion, et prévenez un propriétaire.",
    en: "If it was not you, ask for a new password on the sign-in page at once, and tell an owner.",
  },
} as const satisfies Record<string, Localized>;

/** Tells the owner of an account what was done with it: perhaps it was somebody else. */
export function passwordChangedLetter({ locale, changedAt }: PasswordChanged): Letter {
  const at = `${momentText(changedAt, "UTC", locale)} UTC`;
  const opening: Localized = {
    fr: `Le mot de passe de votre compte d’organisateur sur Guichet a été changé : ${at}. Vos connexions ouvertes ailleurs ont pris fin.`,
    en: `The password of your organiser’s account on Guichet was changed: ${at}. Where you were signed in elsewhere, you no longer are.`,
  };
  return {
    subject: CHANGED.subject[locale],
    locale,
    blocks: [
      { kind: "text", text: opening[locale] },
      { kind: "text", text: CHANGED.otherwise[locale] },
    ],
  };
}
