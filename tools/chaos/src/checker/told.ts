import type { BookingFacts, BookingStatus, Entry, Outcome } from "../record/entry.ts";

/** What clients were told of a booking, and what that leaves open. */
export interface ToldBooking {
  readonly facts: BookingFacts;
  readonly key: string;
  /** Of the first answer that told it. */
  readonly toldAt: number;
  /** The states in which it may be found afterwards, its hold's end aside. */
  readonly mayBe: Set<BookingStatus>;
  /** Of the first answer that acknowledged it; null when none did. */
  confirmedAt: number | null;
  cancelledAt: number | null;
}

/** What was asked under one idempotency key. */
export interface ToldKey {
  readonly session: string;
  /** All that were acknowledged: more than one is a duplicate. */
  readonly bookings: Set<string>;
  /** A request got no answer: there may be a booking that nobody was told of. */
  isInDoubt: boolean;
}

export interface Told {
  readonly bookings: Map<string, ToldBooking>;
  readonly keys: Map<string, ToldKey>;
  /** Bookings, confirmations and cancellations that were acknowledged, each once. */
  acknowledged: number;
  readonly staleReads: string[];
}

export function nothingTold(): Told {
  return { bookings: new Map(), keys: new Map(), acknowledged: 0, staleReads: [] };
}

/** Takes in the next entry of a record. Entries come in the order in which their outcomes were known. */
export function hear(told: Told, entry: Entry): void {
  switch (entry.kind) {
    case "book":
      hearBooking(told, entry);
      break;
    case "confirm":
    case "cancel":
      hearChange(told, entry);
      break;
    case "read":
    case "list":
      hearRead(told, entry);
      break;
    case "page":
  }
}

function hearBooking(told: Told, { key, session, endedAt, outcome }: Entry): void {
  if (key === null || session === null) throw new Error("A booking without a key or a session is in the record");
  let known = told.keys.get(key);
  if (known === undefined) {
    known = { session, bookings: new Set(), isInDoubt: false };
    told.keys.set(key, known);
  }
  if (outcome.kind === "unknown") known.isInDoubt = true;
  if (outcome.kind !== "acknowledged" || outcome.booking === null) return;
  const facts = outcome.booking;
  known.bookings.add(facts.id);
  if (told.bookings.has(facts.id)) return;
  told.acknowledged += 1;
  told.bookings.set(facts.id, {
    facts,
    key,
    toldAt: endedAt,
    mayBe: new Set(["PENDING"]),
    confirmedAt: null,
    cancelledAt: null,
  });
}

function hearChange(told: Told, entry: Entry): void {
  const { kind, booking: id, endedAt, outcome } = entry;
  const booking = told.bookings.get(id ?? "");
  if (booking === undefined) throw new Error(`The record changes booking ${id}, which it does not tell of`);
  if (outcome.kind === "refused") {
    // A change that does not find its booking has read what is stale.
    hearRead(told, entry);
    return;
  }
  const isCertain = outcome.kind === "acknowledged";
  if (kind === "confirm") {
    if (isCertain) {
      booking.mayBe.delete("PENDING");
      if (booking.confirmedAt === null) told.acknowledged += 1;
      booking.confirmedAt ??= endedAt;
    }
    // A cancelled booking is never confirmed: that is final.
    if (booking.cancelledAt === null) booking.mayBe.add("CONFIRMED");
    return;
  }
  if (isCertain) {
    booking.mayBe.clear();
    if (booking.cancelledAt === null) told.acknowledged += 1;
    booking.cancelledAt ??= endedAt;
  }
  // Without an answer it may yet be carried out, whatever is acknowledged later.
  booking.mayBe.add("CANCELLED");
}

/** A read that was sent after an acknowledgement must see what was acknowledged (or what came of it since). */
function hearRead(told: Told, { kind, api, booking: id, sentAt, outcome }: Entry): void {
  const booking = told.bookings.get(id ?? "");
  if (booking === undefined || booking.toldAt >= sentAt) return;
  const why = whyStale(booking, sentAt, outcome);
  if (why === null) return;
  told.staleReads.push(`${kind} of booking ${id} by ${api}, sent at ${Math.round(sentAt)} ms: ${why}`);
}

function whyStale({ toldAt, confirmedAt, cancelledAt }: ToldBooking, sentAt: number, outcome: Outcome): string | null {
  const at = (instant: number) => `acknowledged at ${Math.round(instant)} ms`;
  if (outcome.kind === "unknown") return null;
  if (outcome.kind === "refused") return outcome.status === 404 ? `not found, ${at(toldAt)}` : null;
  const { booking } = outcome;
  if (booking === null) return `not listed, ${at(toldAt)}`;
  if (cancelledAt !== null && cancelledAt < sentAt && booking.status !== "CANCELLED") {
    return `${booking.status}, its cancellation was ${at(cancelledAt)}`;
  }
  if (confirmedAt !== null && confirmedAt < sentAt && booking.status === "PENDING") {
    return `PENDING, its confirmation was ${at(confirmedAt)}`;
  }
  return null;
}
