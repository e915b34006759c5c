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
  type TicketRow,
  type Transaction,
  takenSeatNumbers,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { fail, ok, type Reason, type Result, type Success } from "../errors.ts";
import { priceTiersOf, salesStateOf } from "../sessions/rules.ts";
import { makeReference, makeTicketCode } from "./codes.ts";
import { releaseLapsed } from "./expiry-service.ts";
import { type Placement, planBatch } from "./plan-rules.ts";
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
  readonly tickets: readonly TicketRow[];
}

/** A booking on its way to the disk: every ticket has its seat. */
interface NewlyPlaced {
  readonly booking: BookingRow;
  readonly tickets: readonly (TicketRow & { readonly seatNumber: number })[];
}

type Made = NewlyPlaced & { readonly locale: string };

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
      return await inTransaction(services.database, (tx) => {
        attempts += 1;
        return placeInTransaction(tx, services, { sessionId, wishes, repeated: attempts > 1 });
      });
    } catch (error) {
      const failure = classifyDatabaseError(error);
      const repeatable = failure.kind === "duplicate" && REPEATABLE_KEYS.has(failure.constraint);
      if (!repeatable || conflicts >= MAX_KEY_CONFLICTS) throw error;
    }
  }
}

interface Order {
  readonly sessionId: string;
  readonly wishes: readonly Wish[];
  readonly repeated: boolean;
}

/** The lock comes first: whoever else works on these wishes, an earlier COMMIT still under way included, is waited for. */
async function placeInTransaction(
  tx: Transaction,
  services: BatchServices,
  { sessionId, wishes, repeated }: Order,
): Promise<Result<PlacedBooking>[]> {
  const session = await lockSession(tx, sessionId);
  if (session === null) return wishes.map(() => fail("session-not-found"));
  const stored = repeated
    ? await readStored(
        tx,
        wishes.map((wish) => wish.id),
      )
    : new Map<string, Success<PlacedBooking>>();
  const missing = wishes.filter((wish) => !stored.has(wish.id));
  const placed = await placeMissing(tx, services, { session, wishes: missing });
  return wishes.map((wish) => {
    const answer = stored.get(wish.id) ?? placed.get(wish.id);
    if (answer === undefined) throw new Error("A wish was left without an answer");
    return answer;
  });
}

type Answers = Map<string, Result<PlacedBooking>>;

async function placeMissing(
  tx: Transaction,
  services: BatchServices,
  { session, wishes }: { session: SessionRow; wishes: readonly Wish[] },
): Promise<Answers> {
  const event = await findEventHeadline(tx, session.eventId);
  const now = services.now();
  const refusal = event?.status === "PUBLISHED" ? refusalOf(salesStateOf(session, now)) : "event-not-published";
  if (event === null || refusal !== null) return refuseAll(wishes, refusal ?? "event-not-found");
  const wanted = wishes.reduce((sum, wish) => sum + wish.seats, 0);
  const full = wanted > session.capacity - session.reserved;
  const freed = full ? (await releaseLapsed(tx, session.id, now)).seats : 0;
  const offer = { ...session, reserved: session.reserved - freed, priceTiers: priceTiersOf(session.priceTiers) };
  const plan = planBatch(offer, await takenSeatNumbers(tx, session.id), wishes);
  const expiresAt = new Date(now.getTime() + services.holdMinutes * 60_000);
  const answers: Answers = new Map();
  const made: Made[] = [];
  for (const [i, wish] of wishes.entries()) {
    const placement = plan[i];
    if (placement?.fits) {
      const placed = makeBooking(wish, placement, { session, event, now, expiresAt });
      made.push({ ...placed, locale: wish.locale });
      answers.set(wish.id, ok(placed));
    } else if (placement !== undefined) {
      answers.set(wish.id, fail(placement.reason, placement.params));
    }
  }
  await store(tx, { sessionId: session.id, currency: session.currency, createdAt: now, expiresAt }, made);
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
): NewlyPlaced {
  const { id, name, email, seats } = wish;
  const { startsAt, endsAt, currency } = session;
  const { id: eventId, slug: eventSlug, title: eventTitle, venue, address, city, timeZone } = event;
  const booking: BookingRow = {
    ...{ id, reference: makeReference(), sessionId: session.id, name, email, seats, unitPrice, currency },
    ...{ status: "PENDING", expiresAt, extendedAt: null, confirmedAt: null, cancelledAt: null, createdAt: now },
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
async function store(tx: Transaction, batch: Batch, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  const seats = made.reduce((sum, { booking }) => sum + booking.seats, 0);
  if (!(await reserveSeats(tx, batch.sessionId, seats))) {
    throw new Error("The seat counter refused what its own row lock allowed");
  }
  const bookings = made.map(({ booking: { id, reference, name, email, seats, unitPrice }, locale }) => {
    return { id, reference, name, email, seats, unitPrice, locale };
  });
  await insertBookings(tx, batch, bookings);
  const tickets = made.flatMap(({ booking, tickets }) =>
    tickets.map(({ id, seatNumber, code }) => ({ id, seatNumber, code, bookingId: booking.id })),
  );
  await insertTickets(tx, batch, tickets);
}
