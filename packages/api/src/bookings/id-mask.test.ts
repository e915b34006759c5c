import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { id } from "../fields.ts";
import { createBookingIdMask } from "./id-mask.ts";

const SECRET = "a secret of at least thirty-two characters";

describe("a masked id", () => {
  const mask = createBookingIdMask(SECRET);

  it("is a UUID, another one, and stands for its booking in any process that has the secret", () => {
    const other = createBookingIdMask(SECRET);
    fc.assert(
      fc.property(fc.uuid(), (one) => {
        const masked = mask.mask(one);
        expect(id.parse(masked)).toBe(masked);
        expect(masked).not.toBe(one);
        expect(other.unmask(masked)).toBe(one);
        expect(other.mask(mask.unmask(one))).toBe(one);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is always the same, so that a page finds again what it showed, and tells nothing of when the booking was made", () => {
    const [first, next] = ["0190a000-0000-7000-8000-000000000001", "0190a000-0000-7000-8000-000000000002"] as const;
    expect(mask.mask(first)).toBe(mask.mask(first));
    expect(mask.mask(next).slice(0, 8)).not.toBe(mask.mask(first).slice(0, 8));
  });

  it("stands for something else under another secret", () => {
    const one = "0190a000-0000-7000-8000-000000000001";
    const other = createBookingIdMask("another secret of at least 32 characters");
    expect(other.mask(one)).not.toBe(mask.mask(one));
    expect(other.unmask(mask.mask(one))).not.toBe(one);
  });

  it.each([["00000000-0000-0000-0000-000000000000"], ["ffffffff-ffff-ffff-ffff-ffffffffffff"]])("may be %s", (one) => {
    expect(mask.mask(mask.unmask(id.parse(one)))).toBe(one);
  });

  it.each([[""], ["zz"], ["0190a000-0000-0000-0000-000000000001"]])("is not made of %j", (text) => {
    expect(() => mask.mask(text)).toThrow("no UUID");
  });
});
