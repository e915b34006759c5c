import { describe, expect, it } from "vitest";
import { codeOfStep, otpauthUri, secretAsText, stepAt, stepOfCode } from "./totp.ts";

const SECRET = Buffer.from("12345678901234567890");
const at = (seconds: number) => new Date(seconds * 1000);

describe("the code of an instant", () => {
  // RFC 6238, appendix B, the rows of SHA-1.
  it.each([
    [59, "94287082"],
    [1111111109, "07081804"],
    [1111111111, "14050471"],
    [1234567890, "89005924"],
    [2000000000, "69279037"],
    [20000000000, "65353130"],
  ])("is that of RFC 6238 at %i seconds", (seconds, code) => {
    expect(codeOfStep(SECRET, stepAt(at(seconds)), 8)).toBe(code);
  });

  // RFC 4226, appendix D.
  it("is that of RFC 4226 for the first ten counters", () => {
    const codes = Array.from({ length: 10 }, (_, counter) => codeOfStep(SECRET, counter));
    expect(codes).toEqual([
      "755224",
      "287082",
      "359152",
      "969429",
      "338314",
      "254676",
      "287922",
      "162583",
      "399871",
      "520489",
    ]);
  });
});

describe("a code", () => {
  const code = codeOfStep(SECRET, 100);

  it("is known in its step and in those beside it, and in no other", () => {
    const seen = [98, 99, 100, 101, 102].map((step) => stepOfCode(SECRET, code, at(step * 30)));
    expect(seen).toEqual([null, 100, 100, 100, null]);
  });

  it.each([[""], ["12345"], ["1234567"], ["28708２"], ["abcdef"]])("is nothing but six digits: %j", (text) => {
    expect(stepOfCode(SECRET, text, at(3000))).toBeNull();
  });
});

describe("the secret on its way to an app", () => {
  // RFC 4648, section 10, and the vector of RFC 6238 that apps are tried with.
  it("is base32", () => {
    expect(secretAsText(Buffer.from("fooba"))).toBe("MZXW6YTB");
    expect(secretAsText(SECRET)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  });

  it("is named for the product and the account, whatever is in their names", () => {
    const uri = new URL(otpauthUri(SECRET, { issuer: "Guichet", account: "zoé:+&?@example.org" }));
    expect(decodeURIComponent(uri.pathname)).toContain("Guichet:zoé:+&?@example.org");
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
      issuer: "Guichet",
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});
