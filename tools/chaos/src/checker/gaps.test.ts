import { describe, expect, it } from "vitest";
import type { Entry, Kind, Outcome } from "../record/entry.ts";
import { Pulse } from "./gaps.ts";

const ANSWER: Outcome = { kind: "acknowledged", status: 200, booking: null };

function entry(kind: Kind, endedAt: number, outcome: Outcome = ANSWER): Entry {
  const nothing = { key: null, session: null, seats: null, booking: null };
  return { wish: 1, kind, api: "api1", ...nothing, sentAt: endedAt - 5, endedAt, outcome };
}

function pulse(...entries: Entry[]): Pulse {
  const heard = new Pulse();
  for (const one of entries) heard.hear(one);
  return heard;
}

const books = (...at: number[]) => at.map((time) => entry("book", time));

describe("the time without answers", () => {
  it("is the longest between two acknowledgements of any of the kinds", () => {
    const beat = pulse(...books(100, 200, 900, 1000), entry("confirm", 500), entry("read", 600));
    expect(beat.longestGap(["book", "confirm"], { from: 150, to: 1000 })).toBe(400);
  });

  it("begins with the last acknowledgement before the window", () => {
    expect(pulse(...books(100, 900)).longestGap(["book"], { from: 500, to: 1000 })).toBe(800);
  });

  it("lasts to the end of the window when nothing was acknowledged any more", () => {
    expect(pulse(...books(100)).longestGap(["book"], { from: 100, to: 5000 })).toBe(4900);
  });

  it("is not ended by a refusal, nor by a lost answer", () => {
    const refused = entry("book", 500, { kind: "refused", status: 409, reason: "insufficient-seats" });
    const lost = entry("book", 600, { kind: "unknown", why: "503" });
    expect(pulse(...books(100, 900), refused, lost).longestGap(["book"], { from: 100, to: 900 })).toBe(800);
  });

  it("has an end after an instant, or none", () => {
    expect(pulse(...books(100, 900)).firstAfter(["book"], 300)).toBe(600);
    expect(pulse(...books(100)).firstAfter(["book"], 300)).toBeNull();
  });
});
