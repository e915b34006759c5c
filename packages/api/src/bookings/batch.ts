import type { WritableDatabase } from "@guichet/db";
import type { Origin } from "../audit-log/record-service.ts";
import type { Result } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import type { CreateBookingInput } from "./guest-schema.ts";
import type { BookingDetail } from "./schema.ts";

/** What booking needs of the process. */
export interface BatchServices {
  readonly database: WritableDatabase;
  readonly holdMinutes: number;
  /** Whether guests are told of changes by e-mail. */
  readonly sendsMail: boolean;
  readonly now: () => Date;
  readonly metrics: Metrics;
}

/** An idempotency key, the one who made it up, and the request that it stands for. */
export interface KeyUse {
  readonly scope: string;
  readonly key: string;
  /** SHA-256, hex. */
  readonly requestHash: string;
}

export type Wish = Omit<CreateBookingInput, "idempotencyKey">;

/** On which terms staff book for somebody: confirmed at once, whatever the sales window says, but never beyond the capacity. */
export interface DeskTerms {
  /** Per seat, in minor units; null: what a seat costs now. */
  readonly unitPrice: number | null;
  /** What the staff were shown: when a seat costs something else by now, nothing is booked. Null: whatever it costs. */
  readonly quotedPrice: number | null;
  /** Whether a letter tells the guest of it, where there is an address. */
  readonly tellsGuest: boolean;
  /** Who books, for the audit log. */
  readonly recordedFor: Origin;
}

/** A wish for seats. Its booking's id is made once, so that a repeated transaction finds what an unseen COMMIT has stored. */
export interface PlaceRequest {
  readonly kind: "place";
  readonly id: string;
  readonly wish: Wish;
  readonly keyUse: KeyUse | null;
  /** Absent when a guest asks. */
  readonly desk?: DeskTerms;
}

/** A wish to change a booking that exists. */
export interface ChangeRequest {
  readonly kind: "confirm" | "cancel" | "extend";
  readonly bookingId: string;
  readonly byStaff: boolean;
  /** Who asks, if that is for the audit log: staff or a key. What guests do with their own bookings is not. */
  readonly recordedFor?: Origin;
}

export type SessionRequest = PlaceRequest | ChangeRequest;

export type Answer = Result<BookingDetail>;

/** Answers by the request they belong to. */
export type Answers = Map<SessionRequest, Answer>;

/** Requests for one session that one transaction serves, in order of arrival. No booking is changed twice. */
export interface Batch {
  readonly sessionId: string;
  readonly requests: readonly SessionRequest[];
  /** The instant at which all of it is judged, repetitions included. */
  readonly now: Date;
  /** An earlier attempt may have been committed unseen. */
  readonly repeated: boolean;
}
