import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import type { Localized } from "../locale.ts";

/** What a failure carries beside its reason; each reason says below what it uses. */
export interface FailureParams {
  readonly availableSeats?: number;
  /** How many of what stands in the way: live bookings, reserved seats, … */
  readonly count?: number;
  /** Other sessions of the same event with enough seats. */
  readonly otherSessions?: readonly { id: string; startsAt: string; availableSeats: number }[];
  readonly retryAfterSeconds?: number;
  /** The version that is stored, for an edit conflict. */
  readonly currentVersion?: number;
}

export interface ReasonEntry {
  readonly code: TRPC_ERROR_CODE_KEY;
  readonly status: number;
  readonly title: Localized;
  readonly detail?: (params: FailureParams) => Localized;
}
