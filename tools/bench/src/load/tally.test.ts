import { describe, expect, it } from "vitest";
import { percentile, Tally } from "./tally.ts";

describe("Tally", () => {
  it("counts what happens while its window is open, and nothing before or after", () => {
    const tally = new Tally();
    tally.done(1000);
    tally.failed("500");
    tally.open(10_000);
    tally.done(2);
    tally.done(4);
    tally.failed("503");
    tally.failed("503");
    tally.failed("socket");
    tally.close(12_000);
    tally.done(1000);
    tally.failed("socket");
    const errors = { "503": 2, socket: 1 };
    expect(tally.measured()).toEqual({ seconds: 2, done: 2, errors, p50Ms: 2, p99Ms: 4, soldOut: false });
  });

  it("ends at the first request that finds no seat, and measures until there", () => {
    const tally = new Tally();
    tally.open(0);
    tally.done(1);
    tally.closeSoldOut(500);
    tally.done(1);
    tally.close(4000);
    expect(tally.measured()).toMatchObject({ seconds: 0.5, done: 1, soldOut: true });
  });

  it("is not called sold out by what comes after the window", () => {
    const tally = new Tally();
    tally.open(0);
    tally.close(1000);
    tally.closeSoldOut(1001);
    expect(tally.measured()).toMatchObject({ seconds: 1, soldOut: false });
  });

  it("measures nothing when all was sold before the window opened", () => {
    const tally = new Tally();
    tally.closeSoldOut(300);
    expect(tally.measured()).toMatchObject({ seconds: 0, done: 0, soldOut: true });
  });
});

describe("percentile", () => {
  const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);

  it.each([
    [50, 50],
    [99, 99],
    [100, 100],
    [0, 1],
  ])("finds the %i-th of 1 to 100", (percent, value) => {
    expect(percentile(hundred, percent)).toBe(value);
  });

  it("takes the only value there is, and 0 when there is none", () => {
    expect(percentile(Float64Array.of(7), 99)).toBe(7);
    expect(percentile(new Float64Array(), 99)).toBe(0);
  });
});
