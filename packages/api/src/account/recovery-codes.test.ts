import { describe, expect, it } from "vitest";
import { hashOfRecoveryCode, makeRecoveryCodes, readRecoveryCode } from "./recovery-codes.ts";

describe("recovery codes", () => {
  it("are ten, no two alike, in groups of six", () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{6}){3}$/);
  });

  it("are read however they are typed", () => {
    const expected = "0123456789ABCDEFGHJKMNPQ";
    expect(readRecoveryCode("012345-6789AB-CDEFGH-JKMNPQ")).toBe(expected);
    expect(readRecoveryCode("  ol2345 6789ab cdefgh jkmnpq ")).toBe(expected);
    expect(readRecoveryCode("oi23456789abcdefghjkmnpq")).toBe(expected);
  });

  it.each([
    [""],
    ["123456"],
    ["0123456789ABCDEFGHJKMNPU"],
    ["0123456789ABCDEFGHJKMNPQ0"],
    ["0123456789ABCDEFGHJKMNP\u{1D7CE}"],
  ])("are nothing else: %j", (text) => {
    expect(readRecoveryCode(text)).toBeNull();
  });

  it("are one person's", () => {
    expect(hashOfRecoveryCode("a", "X")).not.toBe(hashOfRecoveryCode("b", "X"));
  });
});
