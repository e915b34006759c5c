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

let time = 0;
const aLine = () => new Line(() => time);

describe("a line", () => {
  it("gives those who ask the same the same answer, while they wait", async () => {
    const line = aLine();
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

  it("lets those go who have waited too long to be tried", async () => {
    const line = aLine();
    const answer = line.join(change("confirm", "x"));
    time += MAX_AGE_MS;
    expect(line.takeLate()).toEqual([]);
    void line.join(change("confirm", "y"));
    time += 1;
    const late = line.takeLate();
    expect(late.map((waiting) => waiting.request)).toEqual([change("confirm", "x")]);
    expect(line.length).toBe(1);
    for (const waiting of late) waiting.settle({ status: "fulfilled", value: OTHER });
    expect(await answer).toEqual(OTHER);
    // Nobody shares the answer of one who is gone.
    void line.join(change("confirm", "x"));
    expect(line.length).toBe(2);
  });

  it("names those once whose transaction takes too long, and their first answer counts", async () => {
    const line = aLine();
    const answer = line.join(change("confirm", "x"));
    const batch = line.next();
    time += MAX_TIME_MS;
    expect([line.takeLate(), line.takeOverdue()]).toEqual([[], []]);
    time += 1;
    expect(line.takeOverdue()).toEqual(batch);
    expect(line.takeOverdue()).toEqual([]);
    for (const value of [OTHER, GONE]) batch[0]?.settle({ status: "fulfilled", value });
    expect(await answer).toEqual(OTHER);
  });

  it("leaves nobody unanswered whose transaction has ended", () => {
    const line = aLine();
    void line.join(change("confirm", "x"));
    line.next();
    line.land();
    time += MAX_TIME_MS + 1;
    expect(line.takeOverdue()).toEqual([]);
  });
});
