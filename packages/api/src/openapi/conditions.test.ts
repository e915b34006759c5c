import { describe, expect, it } from "vitest";
import { contentTag, isUnchanged, parseCondition, versionsOf, versionTag } from "./conditions.ts";

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
    const current = versionTag(3);
    expect(isUnchanged(parseCondition('W/"3"'), current)).toBe(true);
    expect(isUnchanged(parseCondition('"2", "3"'), current)).toBe(true);
    expect(isUnchanged(parseCondition('"2"'), current)).toBe(false);
    expect(isUnchanged(parseCondition("*"), current)).toBe(true);
    expect(isUnchanged(parseCondition(undefined), current)).toBe(false);
  });

  it("tells answers apart by their bytes", () => {
    const [one, other] = [contentTag(Buffer.from("[1]")), contentTag(Buffer.from("[2]"))];
    expect(isUnchanged(parseCondition(one), one)).toBe(true);
    expect(isUnchanged(parseCondition(one), other)).toBe(false);
    expect(versionsOf(parseCondition(one))).toEqual([]);
  });
});
