import { attendanceHeaders } from "./attendance.ts";
import { confirmIdentity } from "./reauthentication-link.ts";
import { askAgainAfterRenewal } from "./renewed-login-link.ts";
import type { Asker } from "./trpc.ts";

/** Whoever is signed in: with their cookie, and what happens to sign-ins meanwhile. */
export const STAFF: Asker = {
  credentials: "same-origin",
  links: [confirmIdentity, askAgainAfterRenewal],
  headers: attendanceHeaders,
};
