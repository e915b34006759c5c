import fc from "fast-check";
import { expect } from "vitest";
import { releaseExpiredHolds } from "../bookings/jobs.ts";
import { reasonOf, type TestApi } from "./api.ts";
import type { BookingModel, Expected } from "./booking-model.ts";
import { aGuest } from "./guests.ts";
import { brokenSeatInvariants } from "./invariants.ts";

type Client = TestApi["guest"];
type Answer = Awaited<ReturnType<Client["bookings"]["get"]>>;

/** The engine under test: one session, seen through the queues of several processes. */
export interface Engine {
  readonly api: TestApi;
  readonly sessionId: string;
  readonly clients: readonly Client[];
}

type Command = fc.AsyncCommand<BookingModel, Engine>;

/** A command that does its step in both worlds, compares what they say, and then what they keep. */
function command(name: string, step: (model: BookingModel, engine: Engine) => Promise<void>): Command {
  return {
    check: () => true,
    async run(model, engine) {
      await step(model, engine);
      await compareState(model, engine);
    },
    toString: () => name,
  };
}

/** Everything that can happen to a session's seats, by one of two clients. */
export function bookingCommands(): fc.Arbitrary<Command>[] {
  const client = fc.integer({ min: 0, max: 1 });
  const which = fc.nat({ max: 30 });
  const key = fc.option(fc.constantFrom("red", "green", "blue"), { freq: 2 });
  return [
    fc.tuple(client, fc.integer({ min: 1, max: 11 }), key).map(([by, seats, idempotencyKey]) =>
      command(`place(${seats}, ${idempotencyKey}) by ${by}`, async (model, engine) => {
        const expected = model.place(seats, idempotencyKey);
        // Keys are remembered beyond the session: each run has its own.
        const keyed = idempotencyKey === null ? {} : { idempotencyKey: `${idempotencyKey} ${engine.sessionId}` };
        const wish = { ...aGuest(engine.sessionId, seats), ...keyed };
        const answer = await compare(clientOf(engine, by).bookings.create(wish), expected);
        const made = model.bookings.at(-1);
        if (answer !== null && made?.id === "") {
          made.id = answer.id;
          const kept = idempotencyKey === null ? undefined : model.keys.get(idempotencyKey);
          if (kept !== undefined) kept.booking.id = answer.id;
        }
      }),
    ),
    ...(["confirm", "cancel", "extend"] as const).map((kind) =>
      fc.tuple(client, which).map(([by, index]) =>
        command(`${kind}(${index}) by ${by}`, async (model, engine) => {
          const booking = model.bookings[index % Math.max(1, model.bookings.length)];
          if (booking === undefined) return;
          await compare(clientOf(engine, by).bookings[kind]({ id: booking.id }), model[kind](booking));
        }),
      ),
    ),
    fc.integer({ min: 1, max: 9 }).map((minutes) =>
      command(`wait ${minutes} min`, async (model, { api }) => {
        api.clock.advance(minutes);
        model.now = api.clock.now().getTime();
      }),
    ),
    fc.constant(
      command("expire", async (model, { api }) => {
        model.release();
        await releaseExpiredHolds(api.services);
      }),
    ),
    fc.integer({ min: 1, max: 16 }).map((capacity) =>
      command(`capacity ${capacity}`, async (model, { api, sessionId }) => {
        const refusal = model.setCapacity(capacity);
        const change = api.staff.sessions.update({ id: sessionId, capacity });
        if (refusal === null) expect((await change).capacity).toBe(capacity);
        else expect(await reasonOf(change)).toBe(refusal);
      }),
    ),
  ];
}

function clientOf({ clients }: Engine, index: number): Client {
  const client = clients[index];
  if (client === undefined) throw new Error(`There is no client ${index}`);
  return client;
}

/** @returns the answer, unless the model expected a refusal and got it */
async function compare(call: Promise<Answer>, expected: Expected): Promise<Answer | null> {
  if (typeof expected === "string") {
    expect(await reasonOf(call)).toBe(expected);
    return null;
  }
  const { id, status, seats, unitPrice, seatNumbers, expiresAt } = expected;
  const answer = await call;
  expect({
    ...{ status: answer.status, seats: answer.seats, unitPrice: answer.unitPrice },
    seatNumbers: answer.tickets.flatMap((ticket) => ticket.seatNumber ?? []),
    expiresAt: Date.parse(answer.expiresAt),
  }).toEqual({ status, seats, unitPrice, seatNumbers, expiresAt });
  if (id !== "") expect(answer.id).toBe(id);
  return answer;
}

async function compareState(model: BookingModel, { api, sessionId }: Engine): Promise<void> {
  const db = api.services.database.writer;
  const [session, bookings, tickets] = await Promise.all([
    db.session.findUniqueOrThrow({ where: { id: sessionId } }),
    db.booking.findMany({ where: { sessionId }, orderBy: { id: "asc" }, select: { id: true, status: true } }),
    db.ticket.findMany({ where: { sessionId, seatNumber: { not: null } }, orderBy: { seatNumber: "asc" } }),
  ]);
  expect([session.reserved, session.capacity]).toEqual([model.taken.length, model.capacity]);
  expect(tickets.map((ticket) => ticket.seatNumber)).toEqual(model.taken);
  const stored = model.bookings.map(({ id, status }) => ({ id, status }));
  expect(bookings).toEqual(stored.sort((a, b) => (a.id < b.id ? -1 : 1)));
  expect(await brokenSeatInvariants(db)).toEqual([]);
}
