import type { TranslationOf } from "../../lib/translation.ts";
import type { admin as french } from "../fr/admin.ts";
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

export const admin: TranslationOf<typeof french> = {
  title: "Guichet, admin",
  nav: {
    label: "Main navigation",
    menu: "Menu",
    dashboard: "Dashboard",
    events: "Events",
    bookings: "Bookings",
    staff: "Team",
    apiKeys: "API keys",
    auditLog: "Audit log",
    account: "My account",
    publicSite: "Public site",
    signOut: "Sign out",
    signedInAs: "Signed in as {{name}}",
  },
  ...authTexts,
  ...accountTexts,
  form: {
    save: "Save",
    saving: "Saving…",
    cancel: "Cancel",
    back: "Back",
    optional: "optional",
    yes: "Yes",
    no: "No",
    required: "This field is needed",
    number: "Enter a number",
    integer: "Enter a whole number",
    dateTime: "Enter a date and a time",
    invalid_one: "One field needs a correction:",
    invalid_other: "{{count}} fields need a correction:",
    unsavedTitle: "Leave without saving?",
    unsaved: "Your changes are not saved.",
    leave: "Leave without saving",
    stay: "Stay on the page",
  },
  conflict: {
    title: "Someone changed this while you were editing",
    body: "Another version was saved on {{date}}. Nothing was overwritten: choose what you keep, field by field.",
    kept: "Nothing was overwritten: choose what you keep, field by field.",
    same: "What you typed is the same as the stored version.",
    mine: "What I typed",
    theirs: "Stored version",
    all: { mine: "Keep all of what I typed", theirs: "Take all of the stored version" },
    both: "changed on both sides",
    empty: "empty",
    back: "Back to the form",
    save: "Save these choices",
  },
  live: {
    confirmed: "Confirmed",
    holds: "On hold",
    revenue: "Confirmed revenue",
    bookings_one: "{{bookings}} booking",
    bookings_other: "{{bookings}} bookings",
    seats_one: "{{seats}} seat",
    seats_other: "{{seats}} seats",
  },
  ...dashboardTexts,
  occupancy: {
    seats_one: "{{taken}} seat taken of {{capacity}}",
    seats_other: "{{taken}} seats taken of {{capacity}}",
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
    title: "This page is not for your role",
    body: "Your role in the team ({{role}}) does not need it. If you need it, ask an owner or an admin.",
  },
  notFound: {
    title: "Page not found",
    body: "This address leads to no page of the admin.",
    home: "Back to the start",
  },
};
