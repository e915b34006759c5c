/** What the server uses of this package. The web uses `root.ts` for types, and the schemas. */

export { createSecretSeal, type SecretSeal } from "./account/secret-seal.ts";
export { CHALLENGE_MS, finishSignIn, issueSignInChallenge } from "./account/sign-in-challenge-service.ts";
export { signInCodeInput } from "./account/two-factor-schema.ts";
export { subjectOf, useOnce } from "./allowance-service.ts";
export { type ApiKeyDoor, createApiKeyDoor } from "./api-keys/door-service.ts";
export { listApiKeys } from "./api-keys/list-service.ts";
export { API_KEY_SCOPES, type ApiKey, createApiKeyInput } from "./api-keys/schema.ts";
export { createApiKey, revokeApiKeysCalled } from "./api-keys/service.ts";
export { exportAttendees } from "./attendees/export-service.ts";
export { type ImportMessage, importAttendeesInput, MOST_IMPORT_BYTES } from "./attendees/import-schema.ts";
export { importAttendees } from "./attendees/import-service.ts";
export { exportAttendeesInput } from "./attendees/schema.ts";
export { createAuditJob } from "./audit/jobs.ts";
export { exportAuditLog } from "./audit-log/export-service.ts";
export { forgetPastRecords } from "./audit-log/jobs.ts";
export { type AuditNotes, createAuditNotes } from "./audit-log/note-service.ts";
export { systemOrigin } from "./audit-log/record-service.ts";
export { exportAuditLogInput } from "./audit-log/schema.ts";
export { type Actor, GUEST } from "./auth/actor.ts";
export { authorize } from "./auth/authorize.ts";
export { forgetPastAllowances, forgetPastLogins, tellLeftOutSignIns } from "./auth/jobs.ts";
export { BROWSER_KNOWN_MS, createKnownBrowsers, type KnownBrowsers } from "./auth/known-browsers.ts";
export { LONGEST_LOGIN_MS } from "./auth/login-rules.ts";
export { actorOfToken, endLogin, type LoginServices, type NewLogin, startLogin } from "./auth/login-service.ts";
export { checkNewPassword } from "./auth/new-password-service.ts";
export { createPasswords, type Passwords } from "./auth/passwords.ts";
export { can } from "./auth/policy.ts";
export { password, signInInput } from "./auth/schema.ts";
export { guardFirstAdmin, issueSetupToken } from "./auth/setup-service.ts";
export { checkPassword } from "./auth/sign-in-service.ts";
export { createStaffAccounts, type StaffAccounts } from "./auth/staff-accounts-service.ts";
export { isStillSignedIn } from "./auth/still-signed-in-service.ts";
export { exportBookings } from "./bookings/export-service.ts";
export { type BookingIdMask, createBookingIdMask } from "./bookings/id-mask.ts";
export { forgetExpiredKeys, releaseExpiredHolds } from "./bookings/jobs.ts";
export { createBookingQueue } from "./bookings/queue.ts";
export { exportBookingsInput } from "./bookings/schema.ts";
export { indexNewBookings } from "./bookings/search-jobs.ts";
export { type Context, createContext, type RequestBrowser, type Services } from "./context.ts";
export { majorUnits, minorDigits } from "./currency-rules.ts";
export { createSalesFigures } from "./dashboard/sales-figures.ts";
export { errorIdOf } from "./error-id.ts";
export { BUSY_RETRY_SECONDS, describeFailure, type Failure, fail, ok, type Reason, type Result } from "./errors.ts";
export { listInputOf } from "./events/catalogue-rules.ts";
export { readCatalogueAddress } from "./events/catalogue-search-rules.ts";
export { COVER_HEIGHT, COVER_WIDTH, coverShapes } from "./events/cover-rules.ts";
export { placeLine } from "./events/place-rules.ts";
export { countListedEvents, listListedEvents } from "./events/programme-service.ts";
export type { EventDetail } from "./events/schema.ts";
export { getEvent } from "./events/service.ts";
export { indexEventWords } from "./events/word-jobs.ts";
export { email } from "./fields.ts";
export type { EncodedImage, EncodeImage, ImageFiles } from "./images/files.ts";
export { deleteUnusedImages } from "./images/jobs.ts";
export {
  IMAGE_TYPES,
  type ImageFile,
  type ImageType,
  imageFilesOf,
  imageTypeOf,
  isLargeEnough,
  LARGEST_IMAGE,
  MOST_IMAGE_BYTES,
  MOST_IMAGE_PIXELS,
  parseImagePath,
} from "./images/rules.ts";
export { type ImageWorkshop, keepImage } from "./images/service.ts";
export { type Job, type JobRunner, startJobs } from "./jobs/runner.ts";
export { createLive, type Live } from "./live/live.ts";
export { isLocale, LANGUAGE_TAGS, type Locale, negotiateLocale } from "./locale.ts";
export { amountText, momentText } from "./mail/formats.ts";
export { forgetOldLetters, LETTERS_AT_ONCE, sendDueLetters } from "./mail/jobs.ts";
export type { Delivery, Envelope, Mailer } from "./mail/mailer.ts";
export { createMetrics, type Metrics } from "./metrics.ts";
export { networkOf, plainAddress } from "./network.ts";
export { coerceTexts, type RawQuery } from "./openapi/coerce.ts";
export { createDocument } from "./openapi/document.ts";
export { acceptJsonOnly, acceptJsonText } from "./openapi/json-body.ts";
export { addVary, messageOf, refuse, replyWithProblem } from "./openapi/problem-reply.ts";
export { answerOtherMethods, type RestOptions, registerRest } from "./openapi/walker.ts";
export { failureOf, problemOf } from "./problem.ts";
export { createPublicAnswers } from "./public-answers.ts";
export { type AppRouter, appRouter, createCaller, type RouterInputs, type RouterOutputs } from "./root.ts";
export { finishCancellations } from "./sessions/jobs.ts";
export { listSessions } from "./sessions/service.ts";
export { invitationLink } from "./staff/invite-service.ts";
export { recoverOwner } from "./staff/recover-service.ts";
export { signOutEverybody } from "./staff/sign-out-everybody-service.ts";
export { type Piece, type Pieces, TABLE_FORMATS, type TableFormat } from "./tables/piece.ts";
export { unwrap } from "./trpc.ts";
