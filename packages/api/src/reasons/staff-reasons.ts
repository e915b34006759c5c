import type { ReasonEntry } from "./reason.ts";

/** Failures around those who run events. */
export const STAFF_REASONS = {
  "too-many-filters": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Trop de filtres enregistrés", en: "Too many saved filters" },
    detail: ({ count = 0 }) => ({
      fr: `Vous en gardez ${count} au plus. Supprimez-en un, puis recommencez.`,
      en: `You can keep ${count} at most. Delete one, then try again.`,
    }),
  },
  "filter-name-taken": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Un de vos filtres porte déjà ce nom", en: "One of your filters already has this name" },
  },
  "staff-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Cette personne ne fait pas partie de l’équipe", en: "Nobody of the team has this id" },
  },
  "staff-address-taken": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Cette adresse a déjà un compte", en: "This address has an account already" },
    detail: () => ({
      fr: "La personne figure dans l’équipe : changez son rôle, ou réactivez son compte.",
      en: "The person is in the team: change their role, or enable their account.",
    }),
  },
  "last-owner": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Il faut au moins un propriétaire", en: "There must be an owner" },
    detail: () => ({
      fr: "C’est le dernier dont le compte est actif : nommez-en d’abord un autre.",
      en: "This is the last one whose account is enabled: make somebody else an owner first.",
    }),
  },
  "invitation-not-found": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Cette invitation n’est plus ouverte", en: "This invitation is no longer open" },
  },
  "invitation-invalid": {
    code: "NOT_FOUND",
    status: 404,
    title: { fr: "Cette invitation n’est plus valable", en: "This invitation is no longer valid" },
    detail: () => ({
      fr: "Elle sert une seule fois et pendant sept jours. Demandez-en une autre à la personne qui vous a invité.",
      en: "It works once and for seven days. Ask whoever invited you for another one.",
    }),
  },
  "too-many-invitations": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "Trop d’invitations sont ouvertes", en: "Too many invitations are open" },
    detail: ({ count }) => ({
      fr: `${count} au plus à la fois : révoquez celles qui ne servent plus.`,
      en: `${count} at most at a time: revoke those that are not needed.`,
    }),
  },
  "too-many-staff": {
    code: "CONFLICT",
    status: 409,
    title: { fr: "L’équipe est au complet", en: "The team is full" },
    detail: ({ count }) => ({
      fr: `${count} comptes et invitations au plus.`,
      en: `${count} accounts and invitations at most.`,
    }),
  },
} as const satisfies Record<string, ReasonEntry>;
