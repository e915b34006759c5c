import type { EventNews } from "@guichet/api/live/schema";
import { expect, it } from "vitest";
import { aSession } from "../../testing/fixtures.ts";
import { mergeSessions } from "./merge-sessions.ts";

const at = (day: number) => ({ startsAt: `2097-06-${day}T18:30:00.000Z`, endsAt: `2097-06-${day}T20:30:00.000Z` });
const past = aSession({ id: "past", startsAt: "2001-06-15T18:30:00.000Z", endsAt: "2001-06-15T20:30:00.000Z" });
const known = [past, aSession({ id: "a", ...at(15) }), aSession({ id: "b", ...at(16) })];

function news(fields: Partial<EventNews>): EventNews {
  const base = { isPublished: true, version: 1, isComplete: false, sessions: [], removed: [] };
  return { ...base, serverTime: "2096-01-01T10:00:00.000Z", ...fields };
}

it("puts what has changed in the place of what was known, and leaves the rest as it is", () => {
  const changed = aSession({ id: "b", ...at(16), availableSeats: 3 });
  const after = mergeSessions(known, news({ sessions: [changed] }));
  expect(after).toEqual([past, known[1], changed]);
  expect(after[1]).toBe(known[1]);
});

it("takes in new sessions where they belong, and takes out those that are no more", () => {
  const added = aSession({ id: "c", ...at(14) });
  expect(mergeSessions(known, news({ sessions: [added], removed: ["b"] })).map(({ id }) => id)).toEqual([
    "past",
    "c",
    "a",
  ]);
});

it("keeps of what is not in complete news only what has ended", () => {
  expect(mergeSessions(known, news({ isComplete: true, sessions: known.slice(2) })).map(({ id }) => id)).toEqual([
    "past",
    "b",
  ]);
});
