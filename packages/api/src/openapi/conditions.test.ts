import { describe, expect, it } from "vitest";
import { entityTag, isUnchanged, parseCondition, versionsOf } from "./conditions.ts";

describe("If-Match", () => {
  it("accepts the versions of its strong tags", () => {
    expect(versionsOf(parseCondition('"3"'))).toEqual([3]);
    expect(versionsOf(parseCondition(' "3" , "12"'))).toEqual([3, 12]);
    expect(versionsOf(parseCondition(entityTag("{}", 7)))).toEqual([7]);
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
    const current = entityTag("{}", 3);
    expect(isUnchanged(parseCondition(`W/${current}`), current)).toBe(true);
    expect(isUnchanged(parseCondition(`"2", ${current}`), current)).toBe(true);
    expect(isUnchanged(parseCondition('"2"'), current)).toBe(false);
    expect(isUnchanged(parseCondition("*"), current)).toBe(true);
    expect(isUnchanged(parseCondition(undefined), current)).toBe(false);
  });

  it("tells answers apart by their bytes, of the same version too", () => {
    expect(isUnchanged(parseCondition(entityTag("[1]", 3)), entityTag("[2]", 3))).toBe(false);
    const [one, other] = [entityTag(Buffer.from("[1]")), entityTag("[2]")];
    expect(isUnchanged(parseCondition(one), one)).toBe(true);
    expect(isUnchanged(parseCondition(one), other)).toBe(false);
    expect(versionsOf(parseCondition(one))).toEqual([]);
  });
});
