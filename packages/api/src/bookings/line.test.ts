import { describe, expect, it } from "vitest";
import { fail } from "../errors.ts";
import type { Answer, SessionRequest } from "./batch.ts";
import { Line } from "./line.ts";
import { MAX_AGE_MS, MAX_TIME_MS } from "./queue-rules.ts";

const change = (kind: "confirm" | "cancel" | "extend", bookingId: string): SessionRequest => ({
  kind,
  bookingId,
  byStaff: false,
});
const GONE: Answer = fail("booking-not-found");
const OTHER: Answer = fail("busy");

describe("a line", () => {
  it("gives those who ask the same the same answer, while they wait", async () => {
    const line = new Line();
    const answers = [
      line.join(change("confirm", "x")),
      line.join(change("confirm", "x")),
      line.join(change("extend", "x")),
      line.join(change("extend", "x")),
      line.join(change("confirm", "y")),
    ];
    expect(line.length).toBe(4);
    const batch = line.next();
    expect(batch.map((waiting) => waiting.request)).toEqual([change("confirm", "x"), change("confirm", "y")]);
    // What is in flight was decided: whoever asks now asks anew.
    void line.join(change("confirm", "x"));
    expect(line.length).toBe(3);
    for (const waiting of batch) waiting.settle({ status: "fulfilled", value: GONE });
    expect(await Promise.all([answers[0], answers[1], answers[4]])).toEqual([GONE, GONE, GONE]);
  });

  it("lets those go who have waited too long, in line or in flight, and the first answer counts", async () => {
    const line = new Line();
    const inFlight = line.join(change("confirm", "x"));
    const [first] = line.next();
    const behind = line.join(change("confirm", "y"));
    const now = performance.now();
    expect(line.takeLate(now)).toEqual([]);
    const late = line.takeLate(now + MAX_AGE_MS + 1);
    expect(late.map((waiting) => waiting.request)).toEqual([change("confirm", "y")]);
    expect(line.length).toBe(0);
    const overdue = line.takeLate(now + MAX_TIME_MS + 1);
    expect(overdue).toEqual([first]);
    expect(line.takeLate(now + MAX_TIME_MS + 2)).toEqual([]);
    for (const waiting of [...late, ...overdue]) waiting.settle({ status: "fulfilled", value: OTHER });
    first?.settle({ status: "fulfilled", value: GONE });
    expect(await Promise.all([inFlight, behind])).toEqual([OTHER, OTHER]);
  });
});
