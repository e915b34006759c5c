import {
  type EventHeadline,
  findBookingsWithTickets,
  findEventHeadline,
  freeSeatRuns,
  insertBookings,
  insertTickets,
  reserveSeats,
  type SessionRow,
  type Transaction,
} from "@guichet/db";
import { fail, ok, type Reason } from "../errors.ts";
import { priceTiersOf, salesStateOf } from "../sessions/rules.ts";
import type { Answers, Batch, BatchServices, PlaceRequest } from "./batch.ts";
import { SeatsTakenError } from "./conflict-service.ts";
import { finishAtDesk } from "./desk-place-service.ts";
import { releaseEnoughLapsed } from "./expiry-service.ts";
import { replayKeys, storeKeys } from "./key-service.ts";
import { type NewBooking, newBooking } from "./new-booking.ts";
import { planBatch } from "./plan-rules.ts";
import { presentBooking } from "./present.ts";
import { deskRefusalOf, refusalOf } from "./rules.ts";

interface Order {
  readonly batch: Batch;
  /** As it is now, its row locked by the caller. */
  readonly session: SessionRow;
}

/** Books what fits of a batch's wishes, in their order, and answers each. */
export async function placeWishes(tx: Transaction, services: BatchServices, order: Order): Promise<Answers> {
  const { batch } = order;
  const requests = batch.requests.filter((request) => request.kind === "place");
  if (requests.length === 0) return new Map();
  const settled: Answers = new Map([
    ...(await replayKeys(tx, requests, batch.now)),
    ...(batch.repeated ? await readStored(tx, requests, batch.now) : []),
  ]);
  const open = requests.filter((request) => !settled.has(request));
  return open.length === 0 ? settled : new Map([...settled, ...(await placeOpen(tx, services, { ...order, open }))]);
}

/** Of these requests, the bookings that an earlier attempt has stored. */
async function readStored(tx: Transaction, requests: readonly PlaceRequest[], now: Date): Promise<Answers> {
  const stored = await findBookingsWithTickets(
    tx,
    requests.map((request) => request.id),
  );
  return new Map(
    requests.flatMap((request) => {
      const found = stored.get(request.id);
      return found === undefined ? [] : [[request, ok(presentBooking(found.booking, found.tickets, now))] as const];
    }),
  );
}

type OpenOrder = Order & { readonly open: readonly PlaceRequest[] };

async function placeOpen(tx: Transaction, services: BatchServices, { batch, session, open }: OpenOrder) {
  const answers: Answers = new Map();
  const event = await findEventHeadline(tx, session.eventId);
  const wishes: PlaceRequest[] = [];
  for (const request of open) {
    const refusal = refusalFor(request, event, { session, now: batch.now });
    if (refusal === null) wishes.push(request);
    else answers.set(request, fail(refusal));
  }
  if (event === null || wishes.length === 0) return answers;
  const wanted = wishes.reduce((sum, { wish }) => sum + wish.seats, 0);
  const freed = await releaseEnoughLapsed(tx, session, { wanted, now: batch.now });
  const offer = { ...session, reserved: session.reserved - freed, priceTiers: priceTiersOf(session.priceTiers) };
  const plan = planBatch(
    offer,
    await freeSeatRuns(tx, offer),
    wishes.map(({ wish: { seats }, desk }) => (desk === undefined ? { seats } : { seats, desk })),
  );
  const expiresAt = new Date(batch.now.getTime() + services.holdMinutes * 60_000);
  const made: NewBooking[] = [];
  for (const [i, request] of wishes.entries()) {
    const placement = plan[i];
    if (placement?.fits) {
      const booking = newBooking(request, placement, { session, event, now: batch.now, expiresAt });
      made.push(booking);
      answers.set(request, ok(booking.answer));
    } else if (placement !== undefined) {
      answers.set(request, fail(placement.reason, placement.params));
    }
  }
  await store(tx, { sessionId: session.id, currency: session.currency, createdAt: batch.now, expiresAt }, made);
  await finishAtDesk(tx, services, { made, now: batch.now });
  return answers;
}

function refusalFor(
  { desk }: PlaceRequest,
  event: EventHeadline | null,
  { session, now }: { readonly session: SessionRow; readonly now: Date },
): Reason | null {
  if (event?.status !== "PUBLISHED") return "event-not-published";
  return desk === undefined ? refusalOf(salesStateOf(session, now)) : deskRefusalOf(session, now);
}

type Batched = Parameters<typeof insertBookings>[1];

/** The counter first, guarded: if it refuses, nothing else is written. */
async function store(tx: Transaction, batch: Batched, made: readonly NewBooking[]): Promise<void> {
  if (made.length === 0) return;
  const seats = made.reduce((sum, { row }) => sum + row.seats, 0);
  if (!(await reserveSeats(tx, batch.sessionId, seats))) {
    throw new SeatsTakenError("The seat counter refused what its own row lock allowed");
  }
  await insertBookings(
    tx,
    batch,
    made.map(({ row }) => row),
  );
  await insertTickets(
    tx,
    batch,
    made.flatMap(({ tickets }) => tickets),
  );
  await storeKeys(tx, made, batch.createdAt);
}
