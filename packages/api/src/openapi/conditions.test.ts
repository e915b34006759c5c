import { describe, expect, it } from "vitest";
import { isUnchanged, parseCondition, versionsOf } from "./conditions.ts";

describe("If-Match", () => {
  it("accepts the versions of its strong tags", () => {
    expect(versionsOf(parseCondition('"3"'))).toEqual([3]);
    expect(versionsOf(parseCondition(' "3" , "12"'))).toEqual([3, 12]);
  });

  it("never matches a weak tag, nor one that cannot be ours", () => {
    expect(versionsOf(parseCondition('W/"3"'))).toEqual([]);
    expect(versionsOf(parseCondition('"abc", "03", "0", "99999999999"'))).toEqual([]);
  });

  it.each(["3", '"3', "'3'", '"3",', '"a b"', ""])("finds %j malformed", (header) => {
    expect(parseCondition(header).kind).toBe("malformed");
  });

  it("refuses lists that would cost many attempts", () => {
    expect(parseCondition(Array.from({ length: 11 }, (_, i) => `"${i + 1}"`).join(",")).kind).toBe("malformed");
  });

  it("takes * for any version, and no header for no condition", () => {
    expect(parseCondition("*").kind).toBe("any");
    expect(parseCondition(undefined).kind).toBe("none");
  });
});

describe("If-None-Match", () => {
  it("compares weakly", () => {
    expect(isUnchanged(parseCondition('W/"3"'), 3)).toBe(true);
    expect(isUnchanged(parseCondition('"2", "3"'), 3)).toBe(true);
    expect(isUnchanged(parseCondition('"2"'), 3)).toBe(false);
    expect(isUnchanged(parseCondition("*"), 3)).toBe(true);
    expect(isUnchanged(parseCondition(undefined), 3)).toBe(false);
  });
});
