import { classifyDatabaseError, DatabaseBusyError } from "@guichet/db";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { errorIdOf } from "./error-id.ts";
import {
  BUSY_RETRY_SECONDS,
  describeFailure,
  type Failure,
  type FailureParams,
  fail,
  type Reason,
  reasonEntry,
} from "./errors.ts";
import type { Locale } from "./locale.ts";
import { describeIssue } from "./validation-messages.ts";

/** A field that was refused. `path` as in `sessions.0.capacity`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** RFC 9457 problem details with our members. */
export interface Problem extends FailureParams {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly reason: Reason;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Names the log line of an unexpected error. */
  readonly errorId?: string;
}

/** An expected refusal on its way to the doors. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.reason);
    this.name = "FailureError";
    this.failure = failure;
  }

  toTRPCError(): TRPCError {
    return new TRPCError({ code: reasonEntry(this.failure.reason).code, message: this.failure.reason, cause: this });
  }
}

/** Shorthand for a refusal that is thrown at once. */
export function failureOf(reason: Reason, params: FailureParams = {}): TRPCError {
  return new FailureError(fail(reason, params)).toTRPCError();
}

/** The problem that any error shows to the outside. What is not expected is masked. */
export function problemOf(error: unknown, locale: Locale): Problem {
  const problem = translate(error, locale);
  return problem.reason === "internal" ? { ...problem, errorId: errorIdOf(error) } : problem;
}

function translate(error: unknown, locale: Locale): Problem {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof FailureError) return fromFailure(cause.failure, locale);
  if (cause instanceof z.ZodError || cause instanceof z.core.$ZodError) return fromIssues(cause.issues, error, locale);
  if (isDatabaseBusy(cause)) return fromFailure(fail("busy", { retryAfterSeconds: BUSY_RETRY_SECONDS }), locale);
  return fromFailure(fail(reasonOfCode(error)), locale);
}

/** Whether the database did not do in time what was asked: writes are retried and end as DatabaseBusyError, reads are not. */
export function isDatabaseBusy(cause: unknown): boolean {
  if (cause instanceof DatabaseBusyError) return true;
  const { kind } = classifyDatabaseError(cause);
  return kind === "reconnect" || kind === "retry";
}

/** A refusal of the input; of the output it would be our own error. */
function fromIssues(issues: readonly z.core.$ZodIssue[], error: unknown, locale: Locale): Problem {
  if (error instanceof TRPCError && error.code === "INTERNAL_SERVER_ERROR")
    return fromFailure(fail("internal"), locale);
  const errors = issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.join("."), message: describeIssue(issue, locale) }));
  return { ...fromFailure(fail("invalid"), locale), errors };
}

function fromFailure({ ok: _, reason, ...params }: Failure, locale: Locale): Problem {
  const { title, detail } = describeFailure(reason, params, locale);
  return {
    type: `/problems/${reason}`,
    title,
    status: reasonEntry(reason).status,
    ...(detail === undefined ? {} : { detail }),
    reason,
    ...params,
  };
}

/** tRPC's own refusals: an unknown path, a body that is not JSON, … */
function reasonOfCode(error: unknown): Reason {
  if (!(error instanceof TRPCError)) return "internal";
  switch (error.code) {
    case "PARSE_ERROR":
    case "BAD_REQUEST":
      return "malformed";
    case "NOT_FOUND":
      return "not-found";
    case "METHOD_NOT_SUPPORTED":
      return "method-not-allowed";
    case "PAYLOAD_TOO_LARGE":
      return "payload-too-large";
    case "UNSUPPORTED_MEDIA_TYPE":
      return "unsupported-media-type";
    default:
      return "internal";
  }
}
