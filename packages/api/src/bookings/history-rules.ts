import type { BookingRow, LetterState, RecordedStep, TicketRow } from "@guichet/db";
import {
  bookingLetterTopic,
  type HistoryEntry,
  type HistoryStep,
  historyActor,
  recordedPlace,
} from "./history-schema.ts";
import { isLapsed } from "./rules.ts";

/** All that is known of a booking's past. */
export interface Past {
  readonly booking: BookingRow;
  readonly tickets: readonly TicketRow[];
  /** What the audit log tells of it. */
  readonly recorded: readonly RecordedStep[];
  /** That its session was cancelled: when, and what the audit log tells of it. */
  readonly sessionCancelled: { readonly at: Date; readonly recorded: RecordedStep | null } | null;
  readonly letters: readonly LetterState[];
  /** What was done before this instant may have left the audit log since. */
  readonly knownSince: Date;
}

const NOTHING = { by: null, from: null, to: null, seatNumber: null, letter: null } as const;

/**
 * What became of a booking, the latest first. The booking says when; the audit log says by whom. A change that it does not tell of was
 * made by the guest, as long as it would still be told of.
 */
export function historyOf(past: Past, now: Date): HistoryEntry[] {
  const entries = [
    ...ofBooking(past, now),
    ...ofRecord(past),
    ...ofTickets(past.tickets),
    ...past.letters.flatMap(ofLetter),
  ];
  // The steps of one instant stay in the order in which they come about.
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).reverse();
}

function ofBooking(past: Past, now: Date): HistoryEntry[] {
  const { booking, sessionCancelled } = past;
  const { createdAt, extendedAt, confirmedAt, cancelledAt, expiresAt } = booking;
  const atDesk = past.recorded.find(({ action }) => action === "bookings.create");
  const entries = [entry("booked", createdAt, { by: authorOf(atDesk) })];
  const step = (name: HistoryStep, at: Date | null, action: string) => {
    if (at !== null) entries.push(entry(name, at, { by: whoDid(past, action, at) }));
  };
  step("extended", extendedAt, "bookings.extend");
  // What is booked at the desk is confirmed with it.
  if (atDesk === undefined) step("confirmed", confirmedAt, "bookings.confirm");
  const withSession = sessionCancelled !== null && cancelledAt?.getTime() === sessionCancelled.at.getTime();
  if (withSession) {
    entries.push(entry("session-cancelled", sessionCancelled.at, { by: authorOf(sessionCancelled.recorded) }));
  } else step("cancelled", cancelledAt, "bookings.cancel");
  if (booking.status === "EXPIRED" || isLapsed(booking, now)) entries.push(entry("expired", expiresAt));
  return entries;
}

function whoDid({ recorded, knownSince }: Past, action: string, at: Date): HistoryEntry["by"] {
  const found = recorded.find((step) => step.action === action);
  if (found !== undefined) return authorOf(found);
  return at < knownSince ? null : { type: "guest", name: null };
}

function authorOf(step: RecordedStep | null | undefined): HistoryEntry["by"] {
  const type = historyActor.safeParse(step?.actorType);
  return type.success ? { type: type.data, name: step?.actorName ?? null } : null;
}

function ofRecord({ recorded }: Past): HistoryEntry[] {
  return recorded.flatMap((step) => {
    const by = authorOf(step);
    if (step.action === "bookings.resend") return [entry("letter-resent", step.createdAt, { by })];
    if (step.action !== "bookings.move") return [];
    const [from, to] = [step.before, step.after].map((place) => recordedPlace.safeParse(place).data ?? null);
    return [entry("moved", step.createdAt, { by, from: from ?? null, to: to ?? null })];
  });
}

function ofTickets(tickets: readonly TicketRow[]): HistoryEntry[] {
  return tickets.flatMap(({ checkedInAt, seatNumber }) =>
    checkedInAt === null ? [] : [entry("checked-in", checkedInAt, { seatNumber })],
  );
}

function ofLetter({ topic, createdAt, sentAt, givenUpAt }: LetterState): HistoryEntry[] {
  const letter = bookingLetterTopic.safeParse(topic);
  if (!letter.success) return [];
  const about = { letter: letter.data };
  if (sentAt !== null) return [entry("letter-sent", sentAt, about)];
  if (givenUpAt !== null) return [entry("letter-given-up", givenUpAt, about)];
  return [entry("letter-waiting", createdAt, about)];
}

function entry(step: HistoryStep, at: Date, about: Partial<HistoryEntry> = {}): HistoryEntry {
  return { ...NOTHING, ...about, step, at: at.toISOString() };
}
