import type { Role } from "../auth/schema.ts";
import type { Localized } from "../locale.ts";
import { momentText } from "./formats.ts";
import type { Letter } from "./letter.ts";
import type { LetterOrder } from "./schema.ts";

type Invitation = Extract<LetterOrder, { topic: "staff-invitation" }>;

const ROLE_NAMES: Readonly<Record<Role, Localized>> = {
  owner: { fr: "propriétaire", en: "owner" },
  admin: { fr: "administration", en: "administrator" },
  editor: { fr: "programmation (événements et séances)", en: "editor (events and sessions)" },
  desk: { fr: "accueil (réservations et contrôle des billets)", en: "front desk (bookings and check-in)" },
  read: { fr: "lecture seule", en: "read-only" },
};

const SUBJECT: Localized = { fr: "Invitation à rejoindre l’équipe", en: "Invitation to join the team" };
const ACCEPT: Localized = { fr: "Accepter l’invitation", en: "Accept the invitation" };
const IGNORE: Localized = {
  fr: "Si vous n’attendiez pas cette invitation, ignorez ce message.",
  en: "If you did not expect this invitation, ignore this message.",
};

/** How somebody becomes staff. */
export function invitationLetter({ locale, role, invitedBy, link, expiresAt }: Invitation): Letter {
  const until = `${momentText(expiresAt, "UTC", locale)} UTC`;
  const opening: Localized = {
    fr: `${invitedBy} vous invite à rejoindre l’équipe des organisateurs sur Guichet. Votre rôle : ${ROLE_NAMES[role].fr}.`,
    en: `${invitedBy} invites you to join the organisers’ team on Guichet. Your role: ${ROLE_NAMES[role].en}.`,
  };
  const once: Localized = {
    fr: `Ce lien ne sert qu’une fois, jusqu’au ${until}.`,
    en: `This link works once, until ${until}.`,
  };
  return {
    subject: SUBJECT[locale],
    locale,
    blocks: [
      { kind: "text", text: opening[locale] },
      { kind: "link", label: ACCEPT[locale], url: link },
      { kind: "text", text: once[locale] },
      { kind: "text", text: IGNORE[locale] },
    ],
  };
}
