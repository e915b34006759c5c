import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BookingFacts, BookingStatus, Entry, Kind, Outcome } from "../record/entry.ts";
import { isSound, judge } from "./judge.ts";
import type { NodeState, StoredBooking } from "./stored.ts";
import { hear, nothingTold } from "./told.ts";

const SESSION = "s1";
const CAPACITY = 1000;

/** How a request may end: with its answer; without one, carried out or not; refused. */
const fate = fc.constantFrom("answered", "done, no answer", "not done, no answer", "refused");
type Fate = typeof fate extends fc.Arbitrary<infer T> ? T : never;

/** The life of a booking: its request, and what was asked of it then. */
const life = fc.record({
  seats: fc.integer({ min: 1, max: 4 }),
  booked: fate,
  changes: fc.array(fc.record({ kind: fc.constantFrom("confirm" as const, "cancel" as const), fate }), {
    maxLength: 4,
  }),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** A little engine that does what it is asked for, and the record of those who asked. */
function live(lives: readonly Life[]): { record: Entry[]; bookings: StoredBooking[] } {
  const record: Entry[] = [];
  const bookings: StoredBooking[] = [];
  let clock = 0;
  let seat = 0;
  for (const [i, { seats, booked, changes }] of lives.entries()) {
    const [id, key] = [`b${i}`, `k${i}`];
    const seatNumbers = Array.from({ length: seats }, () => ++seat);
    const facts: BookingFacts = { ...factsOf(id), seats, seatNumbers };
    const note = (kind: Kind, outcome: Outcome) => {
      clock += 2;
      const about = kind === "book" ? { key, session: SESSION, seats, booking: null } : { ...NOTHING, booking: id };
      record.push({ wish: clock, kind, api: "api1", ...about, sentAt: clock, endedAt: clock + 1, outcome });
    };
    note("book", outcomeOf(booked, facts));
    if (!isDone(booked)) continue;
    let status: BookingStatus = "PENDING";
    // Nobody can change what they were not told of.
    for (const change of booked === "answered" ? changes : []) {
      const to: BookingStatus = change.kind === "confirm" ? "CONFIRMED" : "CANCELLED";
      const isPossible = status !== "CANCELLED" || to === "CANCELLED";
      const ends = isPossible ? change.fate : "refused";
      if (isDone(ends)) status = to;
      note(change.kind, outcomeOf(ends, { ...facts, status }));
    }
    const isLive = status !== "CANCELLED";
    const { expiresAt: _, ...stored } = facts;
    bookings.push({ ...stored, status, key, seatNumbers: isLive ? seatNumbers : [] });
  }
  return { record, bookings };
}

const NOTHING = { key: null, session: null, seats: null };

function factsOf(id: string): BookingFacts {
  const price = { unitPrice: 1500, currency: "EUR" };
  const expiresAt = "2999-01-01T00:00:00.000Z";
  return {
    id,
    reference: `R-${id}`,
    status: "PENDING",
    session: SESSION,
    seats: 1,
    ...price,
    expiresAt,
    seatNumbers: [1],
  };
}

function isDone(fate: Fate): boolean {
  return fate === "answered" || fate === "done, no answer";
}

function outcomeOf(fate: Fate, booking: BookingFacts): Outcome {
  switch (fate) {
    case "answered":
      return { kind: "acknowledged", status: 200, booking };
    case "refused":
      return { kind: "refused", status: 409, reason: "insufficient-seats" };
    default:
      return { kind: "unknown", why: "TimeoutError" };
  }
}

function verdictOn(record: readonly Entry[], ...nodes: (readonly StoredBooking[])[]) {
  const told = nothingTold();
  for (const entry of record) hear(told, entry);
  const sessions = [{ id: SESSION, capacity: CAPACITY }];
  const states = nodes.map((bookings, i): NodeState => ({ node: `n${i}`, readAt: 0, sessions, bookings }));
  return judge(told, states);
}

const lives = fc.array(life, { minLength: 1, maxLength: 20 });
const answeredLives = lives.filter((all) => all.some(({ booked }) => booked === "answered"));

/** A run in which something was acknowledged, and one of the bookings that were. */
const runWithBooking = answeredLives.chain((all) => {
  const { record, bookings } = live(all);
  const told = new Set(record.flatMap(({ outcome }) => (outcome.kind === "acknowledged" ? [outcome.booking?.id] : [])));
  const acknowledged = bookings.filter(({ id }) => told.has(id));
  return fc.record({
    record: fc.constant(record),
    bookings: fc.constant(bookings),
    one: fc.constantFrom(...acknowledged),
  });
});

describe("the checker", () => {
  it("finds nothing wrong with an engine that does what it says, whatever answers are lost", () => {
    fc.assert(
      fc.property(lives, (all) => {
        const { record, bookings } = live(all);
        expect(verdictOn(record, bookings, bookings)).toMatchObject({
          lost: [],
          oversold: [],
          duplicated: [],
          refusedButMade: [],
        });
        expect(isSound(verdictOn(record, bookings, bookings))).toBe(true);
      }),
    );
  });

  it("finds any acknowledged booking that one of the nodes lacks", () => {
    fc.assert(
      fc.property(runWithBooking, ({ record, bookings, one }) => {
        const rest = bookings.filter(({ id }) => id !== one.id);
        expect(verdictOn(record, bookings, rest).lost).toEqual([`booking ${one.id}: n1: missing`]);
      }),
    );
  });

  it.each<[string, (row: StoredBooking) => StoredBooking]>([
    ["number of seats", (row) => ({ ...row, seats: row.seats + 1 })],
    ["price", (row) => ({ ...row, unitPrice: row.unitPrice + 1 })],
    ["reference", (row) => ({ ...row, reference: "OTHER" })],
    ["seat numbers", (row) => ({ ...row, seatNumbers: [...row.seatNumbers, 999] })],
    ["state", (row) => ({ ...row, status: "EXPIRED", seatNumbers: [] })],
  ])("finds any acknowledged booking with another %s", (_, change) => {
    fc.assert(
      fc.property(runWithBooking, ({ record, bookings, one }) => {
        const changed = bookings.map((row) => (row.id === one.id ? change(row) : row));
        expect(verdictOn(record, changed, bookings).lost).toEqual([expect.stringContaining(`booking ${one.id}: n0: `)]);
      }),
    );
  });

  it("finds a second booking of any key", () => {
    fc.assert(
      fc.property(runWithBooking, ({ record, bookings, one }) => {
        const twice = [...bookings, { ...one, id: "another", seatNumbers: [] }];
        expect(verdictOn(record, twice).duplicated).toEqual([expect.stringContaining(`key ${one.key} has 2 bookings`)]);
      }),
    );
  });

  it("finds a booking whose request was refused, and one that nobody asked for", () => {
    const refused = live([{ seats: 1, booked: "refused", changes: [] }]);
    const { expiresAt: _, ...facts } = factsOf("b9");
    const row: StoredBooking = { ...facts, key: "k0", seatNumbers: [1] };
    expect(verdictOn(refused.record, [row]).refusedButMade).toEqual(["booking b9 of key k0: it was refused"]);
    expect(verdictOn([], [row]).refusedButMade).toEqual(["booking b9 of key k0: nobody asked for it"]);
  });
});

describe("overselling", () => {
  const { expiresAt: _, ...facts } = factsOf("b0");
  const row = (id: string, seatNumbers: number[], seats = seatNumbers.length): StoredBooking => {
    return { ...facts, id, key: id, seats, seatNumbers };
  };
  const oversold = (...bookings: StoredBooking[]) => verdictOn([], bookings).oversold;

  it("is a seat that two bookings have, or one beyond the capacity", () => {
    expect(oversold(row("a", [1, 2]), row("b", [2]))).toEqual([`session ${SESSION} on n0: seat 2 sold twice`]);
    expect(oversold(row("a", [CAPACITY + 1]))).toEqual([`session ${SESSION} on n0: seat 1001 of 1000 sold`]);
  });

  it("is more seats in live bookings than there are, whatever their tickets say", () => {
    expect(oversold(row("a", [], 600), row("b", [], 401))).toEqual([
      `session ${SESSION} on n0: 1001 of 1000 seats sold`,
    ]);
    expect(oversold(row("a", [], 600), { ...row("b", [], 401), status: "CANCELLED" })).toEqual([]);
  });
});
