/** What the other packages may use of the database. */
export type { PrismaClient } from "../generated/prisma/client.ts";
export type {
  ApiKeyScope,
  AuditOutcome,
  BookingStatus,
  EventStatus,
  SessionStatus,
} from "../generated/prisma/enums.ts";
export * from "./allowances.ts";
export * from "./api-keys.ts";
export * from "./attendees.ts";
export { type AuditStep, auditDatabase, FIRST_KEY, type KeyPlace, keyStep, sessionStep } from "./audit/audit.ts";
export type { Finding } from "./audit/findings.ts";
export { type AuditQuery, auditQueryOf } from "./audit/node.ts";
export { describeFinding } from "./audit/tally.ts";
export * from "./audit-log.ts";
export * from "./booking-changes.ts";
export * from "./booking-history.ts";
export * from "./booking-inserts.ts";
export * from "./booking-moves.ts";
export * from "./bookings.ts";
export * from "./cancellations.ts";
export * from "./categories.ts";
export * from "./client.ts";
export * from "./connection.ts";
export { connectionsPerEndpoint, MOST_PROCESSES } from "./connection-limits.ts";
export * from "./credentials.ts";
export * from "./deletions.ts";
export * from "./env.ts";
export * from "./errors.ts";
export * from "./events.ts";
export * from "./figures.ts";
export * from "./idempotency-keys.ts";
export * from "./images.ts";
export { type InspectedRow, type Inspection, openInspection, type Statement } from "./inspection/inspection.ts";
export * from "./jobs.ts";
export * from "./live-bookings.ts";
export * from "./logins.ts";
export * from "./migrate/guard-check.ts";
export { AUDIT_LOG_KEPT_DAYS } from "./migrate/guards.ts";
export * from "./migrate/migrate.ts";
export * from "./migrate/status.ts";
export * from "./outbox.ts";
export type { Portion } from "./portions.ts";
export * from "./sales-figures.ts";
export * from "./saved-filters.ts";
export * from "./search/audit-log-pages.ts";
export * from "./search/booking-count.ts";
export * from "./search/booking-index-fill.ts";
export * from "./search/booking-pages.ts";
export * from "./search/desk-sessions.ts";
export * from "./search/event-calendar.ts";
export type { EventFilter } from "./search/event-filter.ts";
export * from "./search/event-pages.ts";
export { type EventOrder, type EventPosition, type EventSort, FAR_FUTURE } from "./search/event-walks.ts";
export * from "./search/event-words-fill.ts";
export * from "./search/folded-text.ts";
export * from "./search/listed-events.ts";
export * from "./search/query-words.ts";
export * from "./search/word-lookup.ts";
export { allowedErrors, isSpelledWord } from "./search/word-variants.ts";
export * from "./seats.ts";
export * from "./sessions.ts";
export * from "./staff.ts";
export * from "./staff-invitations.ts";
export * from "./staff-members.ts";
export * from "./stray-rejections.ts";
export * from "./transaction.ts";
export * from "./two-factors.ts";
export { DatabaseUrlError, describeAddress, parseDatabaseUrl } from "./url.ts";
export * from "./verifications.ts";
export * from "./watched.ts";
