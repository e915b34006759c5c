import { accountTexts } from "./admin-account.ts";
import { apiKeyTexts } from "./admin-api-keys.ts";
import { auditLogTexts } from "./admin-audit-log.ts";
import { authTexts } from "./admin-auth.ts";
import { bookingTexts } from "./admin-bookings.ts";
import { dashboardTexts } from "./admin-dashboard.ts";
import { deskTexts } from "./admin-desk.ts";
import { eventTexts } from "./admin-events.ts";
import { exportTexts } from "./admin-exports.ts";
import { importTexts } from "./admin-imports.ts";
import { paletteTexts } from "./admin-palette.ts";
import { sessionTexts } from "./admin-sessions.ts";
import { staffTexts } from "./admin-staff.ts";

export const admin = {
  title: "Guichet, administration",
  nav: {
    label: "Navigation principale",
    menu: "Menu",
    dashboard: "Tableau de bord",
    events: "Événements",
    bookings: "Réservations",
    staff: "Équipe",
    apiKeys: "Clés d’API",
    auditLog: "Journal d’audit",
    account: "Mon compte",
    publicSite: "Voir le site public",
    signOut: "Se déconnecter",
    signedInAs: "Session de {{name}}",
  },
  ...authTexts,
  ...accountTexts,
  form: {
    save: "Enregistrer",
    saving: "Enregistrement…",
    cancel: "Annuler",
    back: "Retour",
    optional: "facultatif",
    yes: "Oui",
    no: "Non",
    required: "Ce champ est nécessaire",
    number: "Indiquez un nombre",
    integer: "Indiquez un nombre entier",
    dateTime: "Indiquez une date et une heure",
    invalid_one: "Un champ est à corriger\u00a0:",
    invalid_other: "{{count}} champs sont à corriger\u00a0:",
    unsavedTitle: "Quitter sans enregistrer\u00a0?",
    unsaved: "Vos changements ne sont pas enregistrés.",
    leave: "Quitter sans enregistrer",
    stay: "Rester sur la page",
  },
  conflict: {
    title: "Quelqu’un a modifié cette fiche pendant votre saisie",
    body: "Autre version enregistrée le {{date}}. Rien n’a été écrasé\u00a0: choisissez ce que vous gardez, champ par champ.",
    kept: "Rien n’a été écrasé\u00a0: choisissez ce que vous gardez, champ par champ.",
    same: "Votre saisie est identique à la version enregistrée.",
    mine: "Ma saisie",
    theirs: "Version enregistrée",
    all: { mine: "Tout garder de ma saisie", theirs: "Tout reprendre de la version enregistrée" },
    both: "modifié des deux côtés",
    empty: "vide",
    back: "Revenir au formulaire",
    save: "Enregistrer ces choix",
  },
  live: {
    confirmed: "Confirmées",
    holds: "En attente",
    revenue: "Recettes confirmées",
    bookings_one: "{{bookings}} réservation",
    bookings_other: "{{bookings}} réservations",
    seats_one: "{{seats}} place",
    seats_other: "{{seats}} places",
  },
  ...dashboardTexts,
  occupancy: {
    seats_one: "{{taken}} place prise sur {{capacity}}",
    seats_other: "{{taken}} places prises sur {{capacity}}",
  },
  ...eventTexts,
  ...sessionTexts,
  ...bookingTexts,
  ...exportTexts,
  ...deskTexts,
  ...importTexts,
  ...paletteTexts,
  ...staffTexts,
  ...apiKeyTexts,
  ...auditLogTexts,
  notForRole: {
    title: "Cette page n’est pas pour votre rôle",
    body: "Votre rôle dans l’équipe ({{role}}) n’en a pas besoin. S’il vous la faut, demandez à un propriétaire ou à un administrateur.",
  },
  notFound: {
    title: "Page introuvable",
    body: "Cette adresse ne mène à aucune page de l’administration.",
    home: "Revenir à l’accueil",
  },
};
