import {
  type BookingRow,
  findBookings,
  findBookingsWithTickets,
  markCancelled,
  markConfirmed,
  markExtended,
  releaseSeats,
  releaseTickets,
  type SessionRow,
  type Transaction,
} from "@guichet/db";
import { type Origin, type RecordedChange, recordChanges } from "../audit-log/record-service.ts";
import { fail, ok } from "../errors.ts";
import { orderAbout } from "../mail/present.ts";
import { queueLetters } from "../mail/queue-service.ts";
import { salesStateOf } from "../sessions/rules.ts";
import type { Answers, Batch, BatchServices, ChangeRequest } from "./batch.ts";
import { presentBooking, presentRecordedBooking } from "./present.ts";
import { cancelTransition, confirmTransition, extendTransition, type Transition } from "./rules.ts";

interface Changes {
  readonly batch: Batch;
  /** As read under its lock. */
  readonly session: SessionRow;
}

/** Bookings that the batch will change, by what is done to them. */
type Plan = Record<ChangeRequest["kind"], BookingRow[]>;

/** A change that the audit log is told of. */
interface Recorded {
  readonly kind: ChangeRequest["kind"];
  readonly origin: Origin;
  readonly before: BookingRow;
}

/**
 * Confirms, cancels and extends the bookings of a batch. The caller holds the lock of the session's row.
 * @returns the answers, and how many seats were given back
 */
export async function applyChanges(
  tx: Transaction,
  services: Pick<BatchServices, "holdMinutes" | "sendsMail">,
  { batch, session }: Changes,
): Promise<{ answers: Answers; freedSeats: number }> {
  const answers: Answers = new Map();
  const requests = batch.requests.filter((request) => request.kind !== "place");
  if (requests.length === 0) return { answers, freedSeats: 0 };
  const ids = requests.map((request) => request.bookingId);
  const bookings = new Map((await findBookings(tx, ids)).map((booking) => [booking.id, booking]));
  const plan: Plan = { confirm: [], cancel: [], extend: [] };
  const recorded: Recorded[] = [];
  let { reserved } = session;
  for (const request of requests) {
    const booking = bookings.get(request.bookingId);
    if (booking === undefined || booking.sessionId !== session.id) {
      // Staff have moved it since its session was looked up: another row's lock is the one to hold.
      answers.set(request, fail(booking === undefined ? "booking-not-found" : "booking-moved"));
      continue;
    }
    const transition = decide(request, booking, { batch, session: { ...session, reserved } });
    if (transition.kind === "refuse") answers.set(request, fail(transition.reason));
    if (transition.kind !== "apply") continue;
    plan[request.kind].push(booking);
    const { kind, recordedFor } = request;
    if (recordedFor !== undefined) recorded.push({ kind, origin: recordedFor, before: booking });
    if (request.kind === "cancel") reserved -= booking.seats;
  }
  await write(tx, plan, { batch, session, holdMinutes: services.holdMinutes });
  if (services.sendsMail) await queueLetters(tx, lettersAbout(plan), batch.now);
  const stored = await findBookingsWithTickets(tx, ids);
  for (const request of requests.filter((request) => !answers.has(request))) {
    const found = stored.get(request.bookingId);
    if (found === undefined) throw new Error("A booking is gone that was just read");
    answers.set(request, ok(presentBooking(found.booking, found.tickets, batch.now)));
  }
  const changes = recorded.map((change) => toRecord(change, stored.get(change.before.id)?.booking, batch.now));
  await recordChanges(tx, changes);
  return { answers, freedSeats: session.reserved - reserved };
}

function toRecord({ kind, origin, before }: Recorded, after: BookingRow | undefined, now: Date) {
  const change: RecordedChange = {
    action: `bookings.${kind}`,
    entityType: "booking",
    entityId: before.reference,
    before: presentRecordedBooking(before, now),
    after: after === undefined ? null : presentRecordedBooking(after, now),
  };
  return { origin, change };
}

function decide(request: ChangeRequest, booking: BookingRow, { batch, session }: Changes): Transition {
  const { now } = batch;
  switch (request.kind) {
    case "confirm":
      return confirmTransition(booking, now, { sessionStatus: session.status });
    case "cancel":
      return cancelTransition(booking, now, { sessionStartsAt: session.startsAt, staff: request.byStaff });
    case "extend":
      return extendTransition(booking, now, { sale: salesStateOf(session, now), repeated: batch.repeated });
  }
}

async function write(tx: Transaction, plan: Plan, of: Changes & { readonly holdMinutes: number }): Promise<void> {
  const { batch, session, holdMinutes } = of;
  const { now } = batch;
  await applyTo(plan.confirm, (ids) => markConfirmed(tx, ids, now));
  await applyTo(plan.extend, (ids) => markExtended(tx, ids, { now, minutes: holdMinutes }));
  await applyTo(plan.cancel, async (ids) => {
    const cancelled = await markCancelled(tx, ids, now);
    const seats = plan.cancel.reduce((sum, booking) => sum + booking.seats, 0);
    const released = await releaseTickets(tx, ids, now);
    if (released !== seats || !(await releaseSeats(tx, session.id, seats))) {
      throw new Error(`Session ${session.id} has not as many seats taken as its bookings say`);
    }
    return cancelled;
  });
}

/** An extended hold says so on its page; what is confirmed or cancelled is told. */
function lettersAbout({ confirm, cancel }: Plan) {
  return [
    ...confirm.map((booking) => orderAbout("booking-confirmed", booking)),
    ...cancel.map((booking) => orderAbout("booking-cancelled", booking)),
  ];
}

/** One conditional write for all of them, whose count decides. */
async function applyTo(bookings: readonly BookingRow[], change: (ids: string[]) => Promise<number>): Promise<void> {
  if (bookings.length === 0) return;
  const count = await change(bookings.map((booking) => booking.id));
  if (count !== bookings.length) throw new Error("A booking changed under the lock of its session");
}
