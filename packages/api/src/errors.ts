import type { Locale } from "./locale.ts";
import { AUTH_REASONS } from "./reasons/auth-reasons.ts";
import { BOOKING_REASONS } from "./reasons/booking-reasons.ts";
import { EVENT_REASONS } from "./reasons/event-reasons.ts";
import { IMAGE_REASONS } from "./reasons/image-reasons.ts";
import type { FailureParams, ReasonEntry } from "./reasons/reason.ts";
import { REQUEST_REASONS } from "./reasons/request-reasons.ts";
import { STAFF_REASONS } from "./reasons/staff-reasons.ts";

export type { FailureParams } from "./reasons/reason.ts";

/**
 * Every way in which a request can fail: its tRPC code, HTTP status and texts. This is the only such table; REST renders it as
 * RFC 9457 problem details, tRPC in `error.data`, and the web reads the same texts.
 */
export const REASONS = {
  ...REQUEST_REASONS,
  ...AUTH_REASONS,
  ...EVENT_REASONS,
  ...BOOKING_REASONS,
  ...IMAGE_REASONS,
  ...STAFF_REASONS,
} as const;

export type Reason = keyof typeof REASONS;

/** Seconds after which a process or a database that was too busy may be asked again (Retry-After). */
export const BUSY_RETRY_SECONDS = 2;

/** An expected refusal, as a value. */
export interface Failure extends FailureParams {
  readonly ok: false;
  readonly reason: Reason;
}

export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

export type Result<Value> = Success<Value> | Failure;

export function ok<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

export function fail(reason: Reason, params: FailureParams = {}): Failure {
  return { ok: false, reason, ...params };
}

/** The entry of a reason, with its optional parts made visible to the compiler. */
export function reasonEntry(reason: Reason): ReasonEntry {
  return REASONS[reason];
}

export function isReason(value: unknown): value is Reason {
  return typeof value === "string" && Object.hasOwn(REASONS, value);
}

/** Title and detail of a failure in one language. */
export function describeFailure(
  reason: Reason,
  params: FailureParams,
  locale: Locale,
): { title: string; detail?: string } {
  const entry = reasonEntry(reason);
  const detail = entry.detail?.(params)[locale];
  return { title: entry.title[locale], ...(detail === undefined ? {} : { detail }) };
}
