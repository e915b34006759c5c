import { expect, it } from "vitest";
import { majorUnits, minorDigits } from "./currency-rules.ts";

it.each([
  ["EUR", 2],
  ["JPY", 0],
  ["KWD", 3],
  // No currency has this code, and no code has these letters.
  ["XQZ", 2],
  ["EU", 2],
  ["", 2],
])("%j has %i digits after its decimal mark", (currency, digits) => {
  expect([minorDigits(currency), minorDigits(currency)]).toEqual([digits, digits]);
});

it.each([
  [1_250, "EUR", 12.5],
  [1_250, "JPY", 1_250],
  [1_250, "KWD", 1.25],
])("%i minor units of %s are %d", (amount, currency, major) => {
  expect(majorUnits(amount, currency)).toBe(major);
});
