import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePrice, priceText } from "./price-text.ts";

describe("a typed price", () => {
  it.each([
    ["12", 1200],
    ["12,5", 1250],
    ["12.50", 1250],
    ["12,", 1200],
    ["1 200", 120_000],
    ["1\u202f200,00", 120_000],
    ["0", 0],
    ["19.99", 1999],
  ])("%s is %i cents", (text, cents) => {
    expect(parsePrice(text, "EUR")).toBe(cents);
  });

  it.each(["", "douze", "-3", "12,345", "1.200,00", "12 €", "1e3"])("%s is not a price in euros", (text) => {
    expect(parsePrice(text, "EUR")).toBeNull();
  });

  it("knows currencies without decimals", () => {
    expect(parsePrice("1200", "JPY")).toBe(1200);
    expect(parsePrice("12,5", "JPY")).toBeNull();
  });

  it("comes back as it was written, in both languages", () => {
    fc.assert(
      fc.property(
        fc.nat(100_000_000),
        fc.constantFrom("EUR", "JPY", "KWD"),
        fc.constantFrom("fr", "en"),
        (amount, currency, locale) => {
          expect(parsePrice(priceText(amount, currency, locale), currency)).toBe(amount);
        },
      ),
    );
  });
});
