import { describe, expect, it } from "vitest";
import type { BookingFacts, BookingStatus, Entry, Kind, Outcome } from "../record/entry.ts";
import { hear, nothingTold } from "./told.ts";

const FACTS: BookingFacts = {
  ...{ id: "b1", reference: "K7Q2-9XPM", status: "PENDING", session: "s1", seats: 1, unitPrice: 1500, currency: "EUR" },
  ...{ expiresAt: "2999-01-01T00:00:00.000Z", seatNumbers: [1] },
};
const LOST: Outcome = { kind: "unknown", why: "TimeoutError" };

function entry(kind: Kind, [sentAt, endedAt]: [number, number], outcome: Outcome): Entry {
  const asked = { key: "k1", session: "s1", seats: 1, booking: null };
  const about = kind === "book" ? asked : { key: null, session: null, seats: null, booking: "b1" };
  return {
    wish: 1,
    kind,
    api: "api1",
    ...about,
    sentAt,
    endedAt,
    outcome,
  };
}

const answered = (status: BookingStatus): Outcome => ({
  kind: "acknowledged",
  status: 200,
  booking: { ...FACTS, status },
});
const booked = entry("book", [0, 10], answered("PENDING"));

function listen(...entries: Entry[]) {
  const told = nothingTold();
  for (const one of [booked, ...entries]) hear(told, one);
  return told;
}

const states = (...entries: Entry[]) => [...(listen(...entries).bookings.get("b1")?.mayBe ?? [])].sort();

describe("what a booking may be afterwards", () => {
  it("is what the last answer said", () => {
    expect(states()).toEqual(["PENDING"]);
    expect(states(entry("confirm", [11, 12], answered("CONFIRMED")))).toEqual(["CONFIRMED"]);
    expect(states(entry("cancel", [11, 12], answered("CANCELLED")))).toEqual(["CANCELLED"]);
  });

  it("is either after a change without an answer", () => {
    expect(states(entry("confirm", [11, 12], LOST))).toEqual(["CONFIRMED", "PENDING"]);
    expect(states(entry("cancel", [11, 12], LOST))).toEqual(["CANCELLED", "PENDING"]);
  });

  it("is cancelled for good once that was acknowledged, even if a confirmation is still under way", () => {
    expect(states(entry("cancel", [11, 12], answered("CANCELLED")), entry("confirm", [11, 13], LOST))).toEqual([
      "CANCELLED",
    ]);
  });

  it("may be cancelled late, after a confirmation was acknowledged", () => {
    const told = listen(entry("cancel", [11, 12], LOST), entry("confirm", [13, 14], answered("CONFIRMED")));
    expect([...(told.bookings.get("b1")?.mayBe ?? [])]).toEqual(["CANCELLED", "CONFIRMED"]);
  });

  it("is not changed by a refusal", () => {
    expect(states(entry("confirm", [11, 12], { kind: "refused", status: 409, reason: "booking-cancelled" }))).toEqual([
      "PENDING",
    ]);
  });
});

describe("a stale read", () => {
  const GONE: Outcome = { kind: "refused", status: 404, reason: "not-found" };
  const UNLISTED: Outcome = { kind: "acknowledged", status: 200, booking: null };
  const stale = (...entries: Entry[]) => listen(...entries).staleReads.length;

  it("is one that was sent after an acknowledgement and did not see it", () => {
    expect(stale(entry("read", [11, 12], GONE))).toBe(1);
    expect(stale(entry("list", [11, 12], UNLISTED))).toBe(1);
    expect(stale(entry("confirm", [11, 12], GONE))).toBe(1);
    const confirmed = entry("confirm", [11, 12], answered("CONFIRMED"));
    expect(stale(confirmed, entry("read", [13, 14], answered("PENDING")))).toBe(1);
    const cancelled = entry("cancel", [11, 12], answered("CANCELLED"));
    expect(stale(confirmed, cancelled, entry("read", [13, 14], answered("CONFIRMED")))).toBe(1);
  });

  it("is none that was sent before, got no answer, or saw more", () => {
    expect(stale(entry("read", [9, 12], GONE))).toBe(0);
    expect(stale(entry("read", [11, 12], LOST))).toBe(0);
    expect(stale(entry("read", [11, 12], answered("CANCELLED")))).toBe(0);
    const confirmed = entry("confirm", [11, 13], answered("CONFIRMED"));
    expect(stale(confirmed, entry("read", [12, 14], answered("PENDING")))).toBe(0);
  });
});

describe("what was acknowledged", () => {
  it("counts each booking, confirmation and cancellation once, however often it was answered", () => {
    const confirmed = entry("confirm", [11, 12], answered("CONFIRMED"));
    expect(listen(booked, confirmed, confirmed, entry("cancel", [13, 14], LOST)).acknowledged).toBe(2);
  });
});
