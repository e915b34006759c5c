import { expect, it } from "vitest";
import { addMonths, daysOfMonth, sameDayIn } from "./calendar-rules.ts";

it("a month has its days, a leap day among them", () => {
  expect(daysOfMonth("2028-02").at(-1)).toBe("2028-02-29");
  expect(daysOfMonth("2026-12")).toHaveLength(31);
});

it("months are added over the end of the year", () => {
  expect([addMonths("2026-12", 1), addMonths("2026-01", -1), addMonths("2026-05", 12)]).toEqual([
    "2027-01",
    "2025-12",
    "2027-05",
  ]);
});

it("a month later is the same day, or the last one", () => {
  expect([sameDayIn("2027-02", "2027-01-31"), sameDayIn("2027-02", "2027-01-05")]).toEqual([
    "2027-02-28",
    "2027-02-05",
  ]);
});
