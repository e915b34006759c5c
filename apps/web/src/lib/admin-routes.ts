import { createRootRoute, createRoute } from "@tanstack/react-router";
import {
  readApiKeysSearch,
  readAuditLogSearch,
  readBookingsSearch,
  readDashboardSearch,
  readEventsSearch,
  readImportSearch,
  readSessionsSearch,
  readSignInSearch,
  readStaffSearch,
  readTokenSearch,
} from "./admin-search.ts";

/**
 * The addresses of the admin interface. They stand apart from their pages, which `app/admin` attaches, so that a feature can
 * link to any page with a checked path and checked search parameters without importing another feature. `action` is what one must be
 * allowed to do to see a page (admin-page-rights.ts).
 */
export const adminRootRoute = createRootRoute();

/** The pages in front of the sign-in; it adds nothing to the path. */
export const doorRoute = createRoute({ getParentRoute: () => adminRootRoute, id: "door" });

export const signInRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: "/sign-in",
  validateSearch: readSignInSearch,
});

export const setupRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: "/setup",
  validateSearch: readTokenSearch,
});

export const invitationRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: "/invitation",
  validateSearch: readTokenSearch,
});

export const forgottenPasswordRoute = createRoute({ getParentRoute: () => doorRoute, path: "/forgotten-password" });

export const resetPasswordRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: "/reset-password",
  validateSearch: readTokenSearch,
});

/** All that only staff may see; it adds nothing to the path. */
export const staffRoute = createRoute({ getParentRoute: () => adminRootRoute, id: "staff" });

export const dashboardRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/",
  validateSearch: readDashboardSearch,
  staticData: { action: "dashboard.read" },
});

export const eventsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/events",
  validateSearch: readEventsSearch,
  staticData: { action: "events.read-all" },
});

export const newEventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/events/new",
  staticData: { action: "events.manage" },
});

export const eventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/events/$eventId",
  staticData: { action: "events.manage" },
});

export const sessionsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/events/$eventId/sessions",
  validateSearch: readSessionsSearch,
  staticData: { action: "events.read-all" },
});

export const bookingsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/bookings",
  validateSearch: readBookingsSearch,
  staticData: { action: "bookings.read-all" },
});

export const importRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/bookings/import",
  validateSearch: readImportSearch,
  staticData: { action: "bookings.change-all" },
});

export const staffMembersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/staff",
  validateSearch: readStaffSearch,
  staticData: { action: "staff.read" },
});

export const apiKeysRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/api-keys",
  validateSearch: readApiKeysSearch,
  staticData: { action: "api-keys.read" },
});

export const auditLogRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/audit-log",
  validateSearch: readAuditLogSearch,
  staticData: { action: "audit-log.read" },
});

export const accountRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/account",
  staticData: { action: "account.manage" },
});

export const adminRouteTree = adminRootRoute.addChildren([
  doorRoute.addChildren([signInRoute, setupRoute, invitationRoute, forgottenPasswordRoute, resetPasswordRoute]),
  staffRoute.addChildren([
    dashboardRoute,
    eventsRoute,
    newEventRoute,
    eventRoute,
    sessionsRoute,
    bookingsRoute,
    importRoute,
    staffMembersRoute,
    apiKeysRoute,
    auditLogRoute,
    accountRoute,
  ]),
]);
