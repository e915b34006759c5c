import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { passwordResetRouter } from "./account/password-reset-router.ts";
import { accountRouter } from "./account/router.ts";
import { twoFactorRouter } from "./account/two-factor-router.ts";
import { apiKeysRouter } from "./api-keys/router.ts";
import { attendeesRouter } from "./attendees/router.ts";
import { auditLogRouter } from "./audit-log/router.ts";
import { authRouter } from "./auth/router.ts";
import { bookingsRouter } from "./bookings/router.ts";
import { categoriesRouter } from "./categories/router.ts";
import { dashboardRouter } from "./dashboard/router.ts";
import { eventsRouter } from "./events/router.ts";
import { liveRouter } from "./live/router.ts";
import { savedFiltersRouter } from "./saved-filters/router.ts";
import { sessionsRouter } from "./sessions/router.ts";
import { staffRouter } from "./staff/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Every procedure of the product. REST publishes those that carry `meta.openapi`. */
export const appRouter = router({
  account: accountRouter,
  apiKeys: apiKeysRouter,
  attendees: attendeesRouter,
  auditLog: auditLogRouter,
  auth: authRouter,
  bookings: bookingsRouter,
  categories: categoriesRouter,
  dashboard: dashboardRouter,
  events: eventsRouter,
  live: liveRouter,
  passwordReset: passwordResetRouter,
  savedFilters: savedFiltersRouter,
  sessions: sessionsRouter,
  staff: staffRouter,
  twoFactor: twoFactorRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** Calls procedures without HTTP. */
export const createCaller = createCallerFactory(appRouter);
