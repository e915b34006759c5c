/** What the other packages may use of the database. */
export type { PrismaClient } from "../generated/prisma/client.ts";
export type { ApiKeyScope, BookingStatus, EventStatus, SessionStatus } from "../generated/prisma/enums.ts";
export * from "./api-keys.ts";
export {
  type AuditQuery,
  type AuditStep,
  auditDatabase,
  auditQueryOf,
  FIRST_KEY,
  type Finding,
  type KeyPlace,
  keyStep,
  sessionStep,
} from "./audit/audit.ts";
export { describeFinding } from "./audit/tally.ts";
export * from "./booking-changes.ts";
export * from "./booking-index.ts";
export * from "./booking-inserts.ts";
export * from "./booking-search.ts";
export * from "./bookings.ts";
export * from "./categories.ts";
export * from "./client.ts";
export * from "./connection.ts";
export * from "./env.ts";
export * from "./errors.ts";
export * from "./event-search.ts";
export { type EventPosition, FAR_FUTURE } from "./event-walks.ts";
export * from "./events.ts";
export * from "./figures.ts";
export * from "./folded-text.ts";
export * from "./idempotency-keys.ts";
export * from "./jobs.ts";
export * from "./migrate.ts";
export * from "./migrate-status.ts";
export * from "./search-text.ts";
export * from "./seats.ts";
export * from "./sessions.ts";
export * from "./setup-tokens.ts";
export * from "./staff.ts";
export * from "./transaction.ts";
export { DatabaseUrlError } from "./url.ts";
