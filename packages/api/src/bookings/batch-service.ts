import {
  type BookingRow,
  classifyDatabaseError,
  type Database,
  type EventHeadline,
  findEventHeadline,
  insertBookings,
  insertTickets,
  inTransaction,
  lockSession,
  reserveSeats,
  type SessionRow,
  type Transaction,
  takenSeatNumbers,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { fail, ok, type Reason, type Result } from "../errors.ts";
import { priceTiersOf, salesStateOf } from "../sessions/rules.ts";
import { makeReference, makeTicketCode } from "./codes.ts";
import { releaseLapsed } from "./expiry-service.ts";
import { type Placement, planBatch } from "./plan-rules.ts";
import type { TicketParts } from "./present.ts";
import { refusalOf } from "./rules.ts";
import type { CreateBookingInput } from "./schema.ts";
import { readStored } from "./stored-service.ts";

/** What placing bookings needs of the process. */
export interface BatchServices {
  readonly database: Pick<Database, "writer">;
  readonly holdMinutes: number;
  readonly now: () => Date;
}

/** A booking that is committed. */
export interface PlacedBooking {
  readonly booking: BookingRow;
  readonly tickets: readonly TicketParts[];
}

/** Keys whose refusal is met by starting again from a fresh read, with new references. */
const REPEATABLE_KEYS = new Set(["tickets_session_seat_key", "bookings_reference_key"]);
const MAX_KEY_CONFLICTS = 3;

/** A wish with the id its booking will have. */
type Wish = CreateBookingInput & { readonly id: string };

/**
 * Books the wishes for one session in one transaction, in their order, and answers each. Lock order: session → bookings →
 * tickets. Ids are made once, so that a repeated transaction finds what an unseen COMMIT has stored.
 */
export async function placeBatch(
  services: BatchServices,
  sessionId: string,
  inputs: readonly CreateBookingInput[],
): Promise<Result<PlacedBooking>[]> {
  const wishes = inputs.map((input) => ({ ...input, id: uuidv7() }));
  let attempts = 0;
  for (let conflicts = 0; ; conflicts++) {
    try {
      return await inTransaction(services.database, async (tx) => {
        attempts += 1;
        const stored =
          attempts === 1
            ? new Map()
            : await readStored(
                tx,
                wishes.map((wish) => wish.id),
              );
        const missing = wishes.filter((wish) => !stored.has(wish.id));
        const placed = await placeMissing(tx, services, { sessionId, wishes: missing });
        return wishes.map((wish) => stored.get(wish.id) ?? placed.get(wish.id) ?? fail("internal"));
      });
    } catch (error) {
      const failure = classifyDatabaseError(error);
      const repeatable = failure.kind === "duplicate" && REPEATABLE_KEYS.has(failure.constraint);
      if (!repeatable || conflicts >= MAX_KEY_CONFLICTS) throw error;
    }
  }
}

type Answers = Map<string, Result<PlacedBooking>>;

async function placeMissing(
  tx: Transaction,
  services: BatchServices,
  { sessionId, wishes }: { sessionId: string; wishes: readonly Wish[] },
): Promise<Answers> {
  const found = await lockSession(tx, sessionId);
  const event = found === null ? null : await findEventHeadline(tx, found.eventId);
  if (found === null || event === null) return refuseAll(wishes, "session-not-found");
  const now = services.now();
  const refusal = event.status === "PUBLISHED" ? refusalOf(salesStateOf(found, now)) : "event-not-published";
  if (refusal !== null) return refuseAll(wishes, refusal);
  const wanted = wishes.reduce((sum, wish) => sum + wish.seats, 0);
  const freed = wanted > found.capacity - found.reserved ? await releaseLapsed(tx, sessionId, now) : { seats: 0 };
  const session = { ...found, reserved: found.reserved - freed.seats, priceTiers: priceTiersOf(found.priceTiers) };
  const plan = planBatch(session, await takenSeatNumbers(tx, sessionId), wishes);
  const expiresAt = new Date(now.getTime() + services.holdMinutes * 60_000);
  const made = wishes.flatMap((wish, i) => {
    const placement = plan[i];
    return placement?.fits
      ? [{ ...makeBooking(wish, placement, { session: found, event, now, expiresAt }), locale: wish.locale }]
      : [];
  });
  await store(tx, { sessionId, currency: found.currency, createdAt: now, expiresAt }, made);
  const answers: Answers = new Map(made.map((placed) => [placed.booking.id, ok(placed)]));
  wishes.forEach((wish, i) => {
    const placement = plan[i];
    if (placement !== undefined && !placement.fits) answers.set(wish.id, fail(placement.reason, placement.params));
  });
  return answers;
}

function refuseAll(wishes: readonly Wish[], reason: Reason): Answers {
  return new Map(wishes.map((wish) => [wish.id, fail(reason)]));
}

interface Circumstances {
  readonly session: SessionRow;
  readonly event: EventHeadline;
  readonly now: Date;
  readonly expiresAt: Date;
}

function makeBooking(
  wish: Wish,
  { unitPrice, seatNumbers }: Extract<Placement, { fits: true }>,
  { session, event, now, expiresAt }: Circumstances,
): PlacedBooking {
  const { id, name, email, seats } = wish;
  const { startsAt, endsAt, currency } = session;
  const { id: eventId, slug: eventSlug, title: eventTitle, venue, address, city, timeZone } = event;
  const booking: BookingRow = {
    ...{ id, reference: makeReference(), sessionId: session.id, name, email, seats, unitPrice, currency },
    ...{ status: "PENDING", expiresAt, confirmedAt: null, cancelledAt: null, createdAt: now },
    ...{ startsAt, endsAt, eventId, eventSlug, eventTitle, venue, address, city, timeZone },
  };
  const tickets = seatNumbers.map((seatNumber) => ({
    id: uuidv7(),
    seatNumber,
    code: makeTicketCode(),
    checkedInAt: null,
  }));
  return { booking, tickets };
}

type Batch = Parameters<typeof insertBookings>[1];

/** The counter first, guarded: if it refuses, nothing else is written. */
async function store(
  tx: Transaction,
  batch: Batch,
  made: readonly (PlacedBooking & { locale: string })[],
): Promise<void> {
  if (made.length === 0) return;
  const seats = made.reduce((sum, { booking }) => sum + booking.seats, 0);
  if (!(await reserveSeats(tx, batch.sessionId, seats)))
    throw new Error("The seat counter refused what its own row lock allowed");
  await insertBookings(
    tx,
    batch,
    made.map(({ booking, locale }) => ({ ...booking, locale })),
  );
  const tickets = made.flatMap(({ booking, tickets }) =>
    tickets.map((ticket) => ({ ...ticket, bookingId: booking.id })),
  );
  await insertTickets(tx, batch, tickets as Parameters<typeof insertTickets>[2]);
}
