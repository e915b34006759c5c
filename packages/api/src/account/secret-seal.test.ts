import { describe, expect, it } from "vitest";
import { createSecretSeal } from "./secret-seal.ts";

describe("a sealed secret", () => {
  const seal = createSecretSeal("a secret of at least thirty-two characters");
  const secret = Buffer.from("12345678901234567890");

  it("opens again, in any process that has the key", () => {
    const other = createSecretSeal("a secret of at least thirty-two characters");
    expect(other.open(seal.seal(secret, "ada"), "ada")).toEqual(secret);
  });

  it("does not show what is in it, nor that two are alike", () => {
    const sealed = seal.seal(secret, "ada");
    expect(Buffer.from(sealed.split(".")[1] ?? "", "base64url").includes(secret)).toBe(false);
    expect(seal.seal(secret, "ada")).not.toBe(sealed);
  });

  it("stays shut with another key, for somebody else, and when a bit of it was changed", () => {
    const sealed = seal.seal(secret, "ada");
    expect(createSecretSeal("another secret of at least 32 characters").open(sealed, "ada")).toBeNull();
    expect(seal.open(sealed, "eve")).toBeNull();
    const bytes = Buffer.from(sealed.slice(2), "base64url");
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(seal.open(`1.${changed.toString("base64url")}`, "ada")).toBeNull();
    }
  });

  it.each([[""], ["1."], ["1.AAAA"], ["2.AAAA"], ["plain"]])("is not %j", (text) => {
    expect(seal.open(text, "ada")).toBeNull();
  });
});
