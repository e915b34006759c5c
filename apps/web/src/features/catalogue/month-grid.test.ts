import { describe, expect, it } from "vitest";
import { dayAfterKey, weeksOf } from "./month-grid.ts";

describe("the weeks of a month", () => {
  it("begin on Monday and are as many as it takes", () => {
    expect(weeksOf("2026-12")[0]).toEqual([
      null,
      "2026-12-01",
      "2026-12-02",
      "2026-12-03",
      "2026-12-04",
      "2026-12-05",
      "2026-12-06",
    ]);
    expect(weeksOf("2027-02")[0]?.[0]).toBe("2027-02-01");
    expect(weeksOf("2026-11")[5]?.slice(0, 2)).toEqual(["2026-11-30", null]);
    expect(["2026-11", "2026-12", "2027-02"].map((month) => weeksOf(month).length)).toEqual([6, 5, 4]);
  });
});

describe("keys in the calendar", () => {
  it.each([
    ["ArrowLeft", "2026-11-30"],
    ["ArrowRight", "2026-12-02"],
    ["ArrowUp", "2026-11-24"],
    ["ArrowDown", "2026-12-08"],
    ["Home", "2026-11-30"],
    ["End", "2026-12-06"],
    ["PageUp", "2026-11-01"],
    ["PageDown", "2027-01-01"],
    ["a", null],
  ])("%s on 1 December leads to %s", (key, day) => {
    expect(dayAfterKey("2026-12-01", { key, shiftKey: false }, false)).toBe(day);
  });

  it("go a year with Shift, and the other way where the text does", () => {
    expect(dayAfterKey("2028-02-29", { key: "PageDown", shiftKey: true }, false)).toBe("2029-02-28");
    expect(dayAfterKey("2026-12-01", { key: "ArrowLeft", shiftKey: false }, true)).toBe("2026-12-02");
  });
});
