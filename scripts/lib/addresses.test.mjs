import { describe, expect, it } from "vitest";
import { localUrl, shownUrl } from "./addresses.mjs";

describe("the addresses of a server that listens on HOST", () => {
  it.each([
    [undefined, "http://127.0.0.1:80", "http://localhost:80"],
    ["127.0.0.1", "http://127.0.0.1:80", "http://localhost:80"],
    ["0.0.0.0", "http://127.0.0.1:80", "http://localhost:80"],
    ["::", "http://[::1]:80", "http://localhost:80"],
    ["localhost", "http://localhost:80", "http://localhost:80"],
    ["192.0.2.7", "http://192.0.2.7:80", "http://192.0.2.7:80"],
    ["::1", "http://[::1]:80", "http://[::1]:80"],
    ["tickets.example.org", "http://tickets.example.org:80", "http://tickets.example.org:80"],
  ])("%s: reached from here at %s, shown as %s", (host, local, shown) => {
    expect(localUrl(host, 80)).toBe(local);
    expect(shownUrl(host, 80)).toBe(shown);
  });
});
