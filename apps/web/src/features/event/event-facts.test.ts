import { describe, expect, it } from "vitest";
import { aSession } from "../../testing/fixtures.ts";
import { factsOf } from "./event-facts.ts";

const now = new Date("2097-01-01T00:00:00.000Z");
const on = (day: string, changes: Parameters<typeof aSession>[0] = {}) =>
  aSession({ startsAt: `${day}T18:30:00.000Z`, endsAt: `${day}T20:30:00.000Z`, ...changes });
const euros = (amount: number) => ({ amount, currency: "EUR" });

describe("the facts of an event", () => {
  it("count the sessions that are still to come, whatever their order, and none that was cancelled", () => {
    const sessions = [
      on("2097-06-17"),
      on("2096-06-15"),
      on("2097-06-15"),
      on("2097-06-19", { status: "CANCELLED", salesState: "cancelled" }),
    ];
    const { next, last, dates } = factsOf(sessions, now);
    expect([next?.startsAt, last?.startsAt, dates]).toEqual([
      "2097-06-15T18:30:00.000Z",
      "2097-06-17T18:30:00.000Z",
      2,
    ]);
  });

  it("span the durations, and the prices of what can be booked now", () => {
    const sessions = [
      on("2097-06-15", { price: euros(1500) }),
      on("2097-06-16", { price: euros(1200), endsAt: "2097-06-16T19:15:00.000Z" }),
      on("2097-06-17", { price: euros(900), salesState: "sold-out" }),
    ];
    const { minutes, prices } = factsOf(sessions, now);
    expect(minutes).toEqual([45, 120]);
    expect(prices).toEqual([euros(1200), euros(1500)]);
  });

  it("have no price where none can be booked, or where the currencies differ", () => {
    expect(factsOf([on("2097-06-15", { salesState: "closed" })], now).prices).toBeNull();
    const francs = { amount: 1200, currency: "CHF" };
    expect(factsOf([on("2097-06-15"), on("2097-06-16", { price: francs })], now).prices).toBeNull();
  });

  it("are empty without sessions", () => {
    expect(factsOf([], now)).toEqual({ next: null, last: null, dates: 0, minutes: null, prices: null });
  });
});
