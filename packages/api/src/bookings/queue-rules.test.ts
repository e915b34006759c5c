import { describe, expect, it } from "vitest";
import { MOST_SEATS_PER_BOOKING } from "../bounds.ts";
import type { SessionRequest } from "./batch.ts";
import { MAX_BATCH, MAX_SEATS_OF_BATCH, takeBatch } from "./queue-rules.ts";

const place = (id: string, seats = 1): { request: SessionRequest } => ({
  request: {
    kind: "place",
    id,
    wish: { sessionId: "s", name: "n", email: "e@example.org", seats, locale: "fr" },
    keyUse: null,
  },
});
const confirm = (bookingId: string): { request: SessionRequest } => ({
  request: { kind: "confirm", bookingId, byStaff: false },
});

describe("the next batch", () => {
  it("takes the first ones, in order of arrival, up to its size", () => {
    const line = Array.from({ length: MAX_BATCH + 3 }, (_, i) => place(String(i)));
    const { batch, rest } = takeBatch(line);
    expect(batch).toEqual(line.slice(0, MAX_BATCH));
    expect(rest).toEqual(line.slice(MAX_BATCH));
  });

  it("keeps its seats within bounds, and lets nobody overtake the one who must wait", () => {
    const half = MAX_SEATS_OF_BATCH / 2;
    const line = [place("a", half), place("b", half), place("c", 1), place("d", 0)];
    expect(takeBatch(line)).toEqual({ batch: line.slice(0, 2), rest: line.slice(2) });
  });

  it("always takes somebody: the largest booking there can be fits", () => {
    const largest = [place("a", MOST_SEATS_PER_BOOKING)];
    expect(takeBatch(largest)).toEqual({ batch: largest, rest: [] });
  });

  it("changes a booking once; the others need not wait for its second change", () => {
    const line = [confirm("x"), confirm("x"), place("a"), confirm("y"), confirm("x")];
    const first = takeBatch(line);
    expect(first.batch).toEqual([line[0], line[2], line[3]]);
    const second = takeBatch(first.rest);
    expect(second.batch).toEqual([line[1]]);
    expect(takeBatch(second.rest)).toEqual({ batch: [line[4]], rest: [] });
  });
});
