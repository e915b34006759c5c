/** What a client can see of a booking, in an answer. */
export interface BookingFacts {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  readonly session: string;
  readonly seats: number;
  readonly unitPrice: number;
  readonly currency: string;
  /** ISO instant. */
  readonly expiresAt: string;
  /** In rising order; null where the answer does not tell them (a list) or the seats were freed. */
  readonly seatNumbers: readonly number[] | null;
}

export type BookingStatus = "PENDING" | "CONFIRMED" | "CANCELLED" | "EXPIRED";

/** What is asked: `book`, `confirm` and `cancel` change something; the others read a booking, the list of staff, a public page. */
export type Kind = "book" | "confirm" | "cancel" | "read" | "list" | "page";

/**
 * What came of one request. `acknowledged` is 2xx, `refused` 4xx. Anything else (no answer in time, a broken connection, 5xx) is
 * `unknown`: it may have been carried out, or be carried out later.
 */
export type Outcome =
  /** `booking` is null where the answer speaks of none: a list without it, a public page. */
  | { readonly kind: "acknowledged"; readonly status: number; readonly booking: BookingFacts | null }
  | { readonly kind: "refused"; readonly status: number; readonly reason: string }
  | { readonly kind: "unknown"; readonly why: string };

/** One request and its answer: a line of the record. */
export interface Entry {
  /** The wish that it is a try at; tries share it. */
  readonly wish: number;
  readonly kind: Kind;
  /** The API process that was asked. */
  readonly api: string;
  /** For `book`: the idempotency key, and what was asked for. */
  readonly key: string | null;
  readonly session: string | null;
  readonly seats: number | null;
  /** The booking that it is about, where it is known beforehand. */
  readonly booking: string | null;
  /** Milliseconds of one monotonic clock: when it was sent, when its outcome was known. */
  readonly sentAt: number;
  readonly endedAt: number;
  readonly outcome: Outcome;
}
