/** What the server uses of this package. The web uses `root.ts` for types, and the schemas. */
export { createAuditJob } from "./audit/jobs.ts";
export { type Actor, GUEST } from "./auth/actor.ts";
export {
  API_KEY_SCOPES,
  type ApiKeyDoor,
  createApiKey,
  createApiKeyDoor,
  listApiKeys,
  revokeApiKey,
} from "./auth/api-keys-service.ts";
export { authorize } from "./auth/authorize.ts";
export { forgetPastAllowances, forgetPastLogins } from "./auth/jobs.ts";
export { createKnownBrowsers, type KnownBrowsers } from "./auth/known-browsers.ts";
export { actorOfToken, endLogin, type LoginServices, type NewLogin, startLogin } from "./auth/login-service.ts";
export { checkNewPassword } from "./auth/new-password-service.ts";
export { createPasswords, type Passwords } from "./auth/passwords.ts";
export { can } from "./auth/policy.ts";
export { password, signInInput } from "./auth/schema.ts";
export { issueSetupToken } from "./auth/setup-service.ts";
export { checkPassword } from "./auth/sign-in-service.ts";
export type { NewAdmin, NewStaffMember, StaffAccounts, StaffMember } from "./auth/staff-accounts.ts";
export { exportBookings } from "./bookings/export-service.ts";
export { forgetExpiredKeys, releaseExpiredHolds } from "./bookings/jobs.ts";
export { createBookingQueue } from "./bookings/queue.ts";
export { exportBookingsInput } from "./bookings/schema.ts";
export { indexNewBookings } from "./bookings/search-jobs.ts";
export { type Context, createContext, type Services } from "./context.ts";
export { errorIdOf } from "./error-id.ts";
export { BUSY_RETRY_SECONDS, type Reason } from "./errors.ts";
export { email } from "./fields.ts";
export { type Job, type JobRunner, startJobs } from "./jobs/runner.ts";
export { isLocale, negotiateLocale } from "./locale.ts";
export { forgetOldLetters, LETTERS_AT_ONCE, sendDueLetters } from "./mail/jobs.ts";
export type { Delivery, Envelope, Mailer } from "./mail/mailer.ts";
export { createMetrics, type Metrics } from "./metrics.ts";
export { networkOf } from "./network.ts";
export { coerceTexts, type RawQuery } from "./openapi/coerce.ts";
export { createDocument } from "./openapi/document.ts";
export { acceptJsonOnly, acceptJsonText } from "./openapi/json-body.ts";
export { addVary, messageOf, refuse, replyWithProblem } from "./openapi/problem-reply.ts";
export { type RestOptions, registerRest } from "./openapi/walker.ts";
export { failureOf, problemOf } from "./problem.ts";
export { createPublicAnswers } from "./public-answers.ts";
export { type AppRouter, appRouter } from "./root.ts";
export { finishCancellations } from "./sessions/jobs.ts";
export { unwrap } from "./trpc.ts";
