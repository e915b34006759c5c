import { createHashHistory, createRouter, lazyRouteComponent, type RouterHistory } from "@tanstack/react-router";
import { CrashNotice } from "../../components/ErrorBoundary.tsx";
import {
  accountRoute,
  adminRootRoute,
  adminRouteTree,
  apiKeysRoute,
  auditLogRoute,
  bookingsRoute,
  dashboardRoute,
  doorRoute,
  eventRoute,
  eventsRoute,
  forgottenPasswordRoute,
  importRoute,
  invitationRoute,
  newEventRoute,
  resetPasswordRoute,
  sessionsRoute,
  setupRoute,
  signInRoute,
  staffMembersRoute,
  staffRoute,
} from "../../lib/admin-routes.ts";
import { awaitHeading } from "../../lib/heading-focus.ts";
import { DoorLayout } from "./DoorLayout.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { StaffLayout } from "./StaffLayout.tsx";

/** Most days nobody imports anything. */
const ImportPage = lazyRouteComponent(() => import("../../features/admin-import/ImportPage.tsx"), "ImportPage");

adminRootRoute.update({ notFoundComponent: NotFoundPage });
doorRoute.update({ component: DoorLayout });
staffRoute.update({ component: StaffLayout });
signInRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-auth/SignInPage.tsx"), "SignInPage"),
});
setupRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-auth/SetupPage.tsx"), "SetupPage"),
});
invitationRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-auth/InvitationPage.tsx"), "InvitationPage"),
});
forgottenPasswordRoute.update({
  component: lazyRouteComponent(
    () => import("../../features/admin-auth/ForgottenPasswordPage.tsx"),
    "ForgottenPasswordPage",
  ),
});
resetPasswordRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-auth/ResetPasswordPage.tsx"), "ResetPasswordPage"),
});
dashboardRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-dashboard/DashboardPage.tsx"), "DashboardPage"),
});
eventsRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-events/EventsPage.tsx"), "EventsPage"),
});
newEventRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-events/NewEventPage.tsx"), "NewEventPage"),
});
eventRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-events/EditEventPage.tsx"), "EditEventPage"),
});
sessionsRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-sessions/SessionsPage.tsx"), "SessionsPage"),
});
accountRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-account/AccountPage.tsx"), "AccountPage"),
});
bookingsRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-bookings/BookingsPage.tsx"), "BookingsPage"),
});
staffMembersRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-staff/StaffPage.tsx"), "StaffPage"),
});
apiKeysRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-api-keys/ApiKeysPage.tsx"), "ApiKeysPage"),
});
auditLogRoute.update({
  component: lazyRouteComponent(() => import("../../features/admin-audit-log/AuditLogPage.tsx"), "AuditLogPage"),
});
importRoute.update({ component: ImportPage });

/** Behind `#`, so that a deep link needs nothing of the server and a setup token never reaches its log. */
export function createAdminRouter(history: RouterHistory = createHashHistory()) {
  const router = createRouter({
    routeTree: adminRouteTree,
    history,
    scrollRestoration: true,
    // Each page is a file of its own: it is fetched when its link is about to be followed.
    defaultPreload: "intent",
    defaultErrorComponent: CrashNotice,
  });
  router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) awaitHeading();
  });
  return router;
}
