import type { Action } from "@guichet/api/auth/schema";
import eventsIcon from "bootstrap-icons/icons/calendar-event.svg?url";
import auditLogIcon from "bootstrap-icons/icons/journal-text.svg?url";
import apiKeysIcon from "bootstrap-icons/icons/key.svg?url";
import staffIcon from "bootstrap-icons/icons/people.svg?url";
import dashboardIcon from "bootstrap-icons/icons/speedometer2.svg?url";
import bookingsIcon from "bootstrap-icons/icons/ticket-perforated.svg?url";
import type { Shortcut } from "./shortcuts.ts";

interface AdminPage {
  readonly to: string;
  readonly key: string;
  readonly icon: string;
  /** What one must be allowed to do to see it. */
  readonly action: Action;
  readonly shortcut: Shortcut | null;
}

/** The pages that are led to from everywhere, in their order. */
export const ADMIN_PAGES = [
  { to: "/", key: "nav.dashboard", icon: dashboardIcon, action: "dashboard.read", shortcut: "goDashboard" },
  { to: "/events", key: "nav.events", icon: eventsIcon, action: "events.read-all", shortcut: "goEvents" },
  { to: "/bookings", key: "nav.bookings", icon: bookingsIcon, action: "bookings.read-all", shortcut: "goBookings" },
  { to: "/staff", key: "nav.staff", icon: staffIcon, action: "staff.read", shortcut: "goStaff" },
  { to: "/api-keys", key: "nav.apiKeys", icon: apiKeysIcon, action: "api-keys.read", shortcut: null },
  { to: "/audit-log", key: "nav.auditLog", icon: auditLogIcon, action: "audit-log.read", shortcut: null },
] as const satisfies readonly AdminPage[];
