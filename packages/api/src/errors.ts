import type { Locale } from "./locale.ts";
import { type FailureParams, REASONS, type ReasonEntry } from "./reasons.ts";

export type { FailureParams } from "./reasons.ts";

export type Reason = keyof typeof REASONS;

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
