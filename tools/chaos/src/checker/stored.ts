import type { BookingStatus } from "../record/entry.ts";

/** A booking as a node has it. */
export interface StoredBooking {
  readonly id: string;
  readonly reference: string;
  readonly session: string;
  readonly status: BookingStatus;
  readonly seats: number;
  readonly unitPrice: number;
  readonly currency: string;
  /** The idempotency key of the request that made it: guests carry it in their e-mail address. */
  readonly key: string;
  /** Of its live tickets, in rising order. */
  readonly seatNumbers: readonly number[];
}

export interface StoredSession {
  readonly id: string;
  readonly capacity: number;
}

/** What one node has of the sessions of a run, read from that node itself. */
export interface NodeState {
  readonly node: string;
  /** Milliseconds since 1970: holds may have lapsed by then. */
  readonly readAt: number;
  readonly sessions: readonly StoredSession[];
  readonly bookings: readonly StoredBooking[];
}
