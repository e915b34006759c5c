import { createHashHistory, createRouter, type RouterHistory } from "@tanstack/react-router";
import { CrashNotice } from "../../components/ErrorBoundary.tsx";
import { AccountPage } from "../../features/admin-account/AccountPage.tsx";
import { ApiKeysPage } from "../../features/admin-api-keys/ApiKeysPage.tsx";
import { AuditLogPage } from "../../features/admin-audit-log/AuditLogPage.tsx";
import { ForgottenPasswordPage } from "../../features/admin-auth/ForgottenPasswordPage.tsx";
import { InvitationPage } from "../../features/admin-auth/InvitationPage.tsx";
import { ResetPasswordPage } from "../../features/admin-auth/ResetPasswordPage.tsx";
import { SetupPage } from "../../features/admin-auth/SetupPage.tsx";
import { SignInPage } from "../../features/admin-auth/SignInPage.tsx";
import { BookingsPage } from "../../features/admin-bookings/BookingsPage.tsx";
import { DashboardPage } from "../../features/admin-dashboard/DashboardPage.tsx";
import { EditEventPage } from "../../features/admin-events/EditEventPage.tsx";
import { EventsPage } from "../../features/admin-events/EventsPage.tsx";
import { NewEventPage } from "../../features/admin-events/NewEventPage.tsx";
import { SessionsPage } from "../../features/admin-sessions/SessionsPage.tsx";
import { StaffPage } from "../../features/admin-staff/StaffPage.tsx";
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

adminRootRoute.update({ notFoundComponent: NotFoundPage });
doorRoute.update({ component: DoorLayout });
staffRoute.update({ component: StaffLayout });
signInRoute.update({ component: SignInPage });
setupRoute.update({ component: SetupPage });
invitationRoute.update({ component: InvitationPage });
forgottenPasswordRoute.update({ component: ForgottenPasswordPage });
resetPasswordRoute.update({ component: ResetPasswordPage });
dashboardRoute.update({ component: DashboardPage });
eventsRoute.update({ component: EventsPage });
newEventRoute.update({ component: NewEventPage });
eventRoute.update({ component: EditEventPage });
sessionsRoute.update({ component: SessionsPage });
accountRoute.update({ component: AccountPage });
bookingsRoute.update({ component: BookingsPage });
staffMembersRoute.update({ component: StaffPage });
apiKeysRoute.update({ component: ApiKeysPage });
auditLogRoute.update({ component: AuditLogPage });

/** Behind `#`, so that a deep link needs nothing of the server and a setup token never reaches its log. */
export function createAdminRouter(history: RouterHistory = createHashHistory()) {
  const router = createRouter({
    routeTree: adminRouteTree,
    history,
    scrollRestoration: true,
    defaultErrorComponent: CrashNotice,
  });
  router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) awaitHeading();
  });
  return router;
}
