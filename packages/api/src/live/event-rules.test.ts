import { describe, expect, it } from "vitest";
import type { SessionDetail } from "../sessions/schema.ts";
import { type EventState, eventNewsSince } from "./event-rules.ts";

const NOW = new Date("2030-03-01T12:00:00.000Z");

function aSession(id: string, fields: Partial<SessionDetail> = {}): SessionDetail {
  return {
    id,
    eventId: "e",
    startsAt: "2030-03-10T19:00:00.000Z",
    endsAt: "2030-03-10T21:00:00.000Z",
    status: "SCHEDULED",
    salesState: "open",
    capacity: 50,
    availableSeats: 50,
    price: { amount: 1000, currency: "EUR" },
    basePrice: 1000,
    currency: "EUR",
    priceTiers: [],
    maxSeatsPerBooking: 10,
    salesStartAt: null,
    salesEndAt: null,
    version: 1,
    ...fields,
  };
}

function aState(sessions: readonly SessionDetail[], fields: Partial<EventState> = {}): EventState {
  const seen = sessions.map((session) => [session.id, { stamp: JSON.stringify(session), session }] as const);
  return { id: "state", isPublished: true, version: 3, sessions: new Map(seen), ...fields };
}

describe("what somebody is told of an event", () => {
  const before = aState([aSession("a"), aSession("b")]);

  it("is everything, when it is not known what they have seen", () => {
    const news = eventNewsSince(undefined, before, NOW);
    expect(news).toMatchObject({ serverTime: NOW.toISOString(), isPublished: true, version: 3, isComplete: true });
    expect(news.sessions.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("is the sessions that have changed, and those that are new", () => {
    const after = aState([aSession("a"), aSession("b", { availableSeats: 47 }), aSession("c")]);
    const news = eventNewsSince(before, after, NOW);
    expect(news).toMatchObject({ isComplete: false, removed: [] });
    expect(news.sessions.map(({ id, availableSeats }) => [id, availableSeats])).toEqual([
      ["b", 47],
      ["c", 50],
    ]);
  });

  it("names a session that was removed, and not one that has ended", () => {
    const past = aSession("past", { startsAt: "2030-03-01T10:00:00.000Z", endsAt: NOW.toISOString() });
    const news = eventNewsSince(aState([past, aSession("a"), aSession("b")]), aState([aSession("b")]), NOW);
    expect(news).toMatchObject({ sessions: [], removed: ["a"], isComplete: false });
  });

  it("is no session of an event that is no longer published, and everything once it is again", () => {
    const hidden = aState([], { isPublished: false });
    expect(eventNewsSince(before, hidden, NOW)).toMatchObject({ isPublished: false, isComplete: true, sessions: [] });
    expect(eventNewsSince(hidden, before, NOW).sessions).toHaveLength(2);
  });
});
