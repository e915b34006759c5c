import { describe, expect, it } from "vitest";
import { BROWSER_KNOWN_MS, createKnownBrowsers } from "./known-browsers.ts";

const SECRET = "the secret of all tests, which is none";
const ADA = "ada@example.org";

let now = Date.parse("2030-03-01T12:00:00.000Z");
const browsers = createKnownBrowsers(SECRET, () => new Date(now));

describe("a browser that somebody has signed in with", () => {
  it("is known for 90 days, whatever the browser does with its cookie", () => {
    const value = browsers.issue(ADA);
    now += BROWSER_KNOWN_MS - 1000;
    expect(browsers.read(value, ADA)).toBe(value.split(".")[0]);
    now += 1000;
    expect(browsers.read(value, ADA)).toBeNull();
  });

  it("is not known longer by a date that somebody wrote over its own", () => {
    const [name, issued = "", signature] = browsers.issue(ADA).split(".");
    expect(browsers.read([name, Number(issued) + 1, signature].join("."), ADA)).toBeNull();
  });

  it("is unknown to other accounts and to instances with another secret", () => {
    const value = browsers.issue(ADA);
    expect(browsers.read(value, "eve@example.org")).toBeNull();
    expect(createKnownBrowsers(`${SECRET}!`, () => new Date(now)).read(value, ADA)).toBeNull();
  });
});
