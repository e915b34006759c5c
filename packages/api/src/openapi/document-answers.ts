import { type Actor, GUEST } from "../auth/actor.ts";
import { can } from "../auth/policy.ts";
import type { Reason } from "../errors.ts";
import { reasonEntry } from "../errors.ts";
import { isPublicAnswer } from "../public-answers.ts";
import { type JsonSchema, referenceTo } from "./document-schemas.ts";
import type { Operation } from "./operations.ts";

/** The refusals of the domain that each procedure can give; those that follow from its shape are derived below. */
const REFUSALS: Readonly<Record<string, readonly Reason[]>> = {
  "auditLog.list": ["invalid-cursor"],
  "bookings.create": [
    "session-not-found",
    "insufficient-seats",
    "too-many-seats",
    "sales-closed",
    "sales-not-open",
    "session-cancelled",
    "event-not-published",
    "idempotency-key-in-use",
    "idempotency-key-reused",
  ],
  "bookings.bookAtDesk": [
    "session-not-found",
    "insufficient-seats",
    "session-ended",
    "session-cancelled",
    "event-not-published",
    "price-changed",
    "forbidden",
    "idempotency-key-in-use",
    "idempotency-key-reused",
  ],
  "bookings.move": [
    "booking-not-found",
    "booking-cancelled",
    "booking-checked-in",
    "booking-session-started",
    "hold-expired",
    "session-not-found",
    "session-ended",
    "session-cancelled",
    "event-not-published",
    "insufficient-seats",
  ],
  "bookings.resendLetter": [
    "booking-not-found",
    "booking-cancelled",
    "booking-without-email",
    "hold-expired",
    "mail-off",
    "letter-sent-often",
  ],
  "bookings.list": ["invalid-cursor"],
  "bookings.get": ["booking-not-found"],
  "bookings.sendLinks": ["mail-off", "too-many-requests"],
  "bookings.confirm": ["booking-not-found", "booking-cancelled", "hold-expired", "session-cancelled"],
  "bookings.cancel": ["booking-not-found", "booking-session-started", "hold-expired"],
  "bookings.extend": [
    "booking-not-found",
    "booking-confirmed",
    "booking-cancelled",
    "hold-expired",
    "hold-already-extended",
    "extension-sold-out",
    "sales-closed",
    "session-cancelled",
  ],
  "events.list": ["invalid-cursor"],
  "events.get": ["event-not-found"],
  "events.create": ["slug-taken", "unknown-category", "unknown-image"],
  "events.update": [
    "event-not-found",
    "event-has-bookings",
    "session-overlap",
    "edit-conflict",
    "unknown-category",
    "unknown-image",
  ],
  "events.publish": ["event-not-found", "edit-conflict"],
  "events.archive": ["event-not-found", "edit-conflict"],
  "events.duplicate": ["event-not-found"],
  "events.delete": ["event-not-found", "event-has-bookings", "edit-conflict"],
  "sessions.list": ["event-not-found"],
  "sessions.create": ["event-not-found", "session-overlap", "session-in-past", "too-many-sessions"],
  "sessions.update": [
    "session-not-found",
    "session-overlap",
    "session-cancelled",
    "session-in-past",
    "session-ends-before-start",
    "capacity-below-reserved",
    "edit-conflict",
  ],
  "sessions.cancel": ["session-not-found", "edit-conflict", "confirmed-bookings-changed"],
  "sessions.delete": ["session-not-found", "session-has-bookings"],
};

/** Of any request, whatever it asks for. */
export const OF_ANY: readonly Reason[] = [
  "malformed",
  "unauthenticated",
  "request-timeout",
  "url-too-long",
  "invalid",
  "too-many-requests",
  "headers-too-large",
  "busy",
  "internal",
];

export const LIMIT_HEADERS: JsonSchema = {
  RateLimit: { $ref: "#/components/headers/RateLimit" },
  "RateLimit-Policy": { $ref: "#/components/headers/RateLimitPolicy" },
};

/** May less than a guest in places: it knows the ids of all bookings. */
const READING_KEY: Actor = { type: "api-key", keyId: "", name: "", scope: "read" };

/** Every answer of an operation by status. */
export function answersOf(operation: Operation): JsonSchema {
  return { ...successOf(operation), ...problemsOf(operation) };
}

/** Whether an operation's answer has an entity tag: its version, or what guests read with a hash of its bytes. */
export function hasEntityTag({ rest, policy, type }: Operation): boolean {
  return rest.versioned === true || isPublicAnswer({ policy, type, actor: GUEST });
}

function successOf(operation: Operation): JsonSchema {
  const { rest, type, output } = operation;
  const status = String(rest.status ?? 200);
  if (output === undefined) return { [status]: { description: "Done", headers: LIMIT_HEADERS } };
  const isPage = "shape" in output && Object.hasOwn(output.shape as object, "nextCursor");
  const headers: JsonSchema = {
    ...(hasEntityTag(operation) ? { ETag: { $ref: "#/components/headers/ETag" } } : {}),
    ...(rest.location === undefined ? {} : { Location: { $ref: "#/components/headers/Location" } }),
    ...(isPage ? { Link: { $ref: "#/components/headers/Link" } } : {}),
    ...LIMIT_HEADERS,
  };
  const answer = {
    description: status === "201" ? "Created" : "OK",
    headers,
    content: { "application/json": { schema: referenceTo(output) } },
  };
  const unchanged =
    type === "query" && hasEntityTag(operation) ? { "304": { description: "Not changed since If-None-Match" } } : {};
  return { [status]: answer, ...unchanged };
}

function problemsOf(operation: Operation): JsonSchema {
  const { path, policy, type, rest } = operation;
  const reasons: Reason[] = [...OF_ANY, ...(REFUSALS[path] ?? [])];
  if (!can(GUEST, policy) || !can(READING_KEY, policy)) reasons.push("forbidden");
  // Unversioned resources have no entity tag: If-Match with one cannot hold.
  if (type === "mutation") reasons.push("edit-conflict");
  if (rest.method !== "GET") reasons.push("payload-too-large", "unsupported-media-type");
  return problemsByStatus(reasons);
}

/** One answer for each status that these reasons have. */
export function problemsByStatus(reasons: readonly Reason[]): JsonSchema {
  const byStatus = Map.groupBy(new Set(reasons), (reason) => String(reasonEntry(reason).status));
  return Object.fromEntries([...byStatus].sort().map(([status, members]) => [status, problemAnswer(status, members)]));
}

const RETRY_AFTER: JsonSchema = { "Retry-After": { $ref: "#/components/headers/RetryAfter" } };
const HEADERS_OF_PROBLEMS: Readonly<Record<string, JsonSchema>> = {
  "429": { ...RETRY_AFTER, ...LIMIT_HEADERS },
  "503": RETRY_AFTER,
};

function problemAnswer(status: string, reasons: readonly Reason[]): JsonSchema {
  const lines = reasons.map((reason) => `\`${reason}\`: ${reasonEntry(reason).title.en}`);
  const headers = HEADERS_OF_PROBLEMS[status];
  return {
    description: lines.join("; "),
    ...(headers === undefined ? {} : { headers }),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}
