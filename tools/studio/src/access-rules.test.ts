import { describe, expect, it } from "vitest";
import { isOwnHost, mayAsk } from "./access-rules.ts";

const token = "0123456789-0123456789";
const own = { host: "127.0.0.1:5555", origin: "http://127.0.0.1:5555", authorization: `Bearer ${token}` };

describe("who may ask", () => {
  it("is our page, by each name of this machine and on any port", () => {
    for (const host of ["127.0.0.1:5555", "localhost:15555", "[::1]:5555", "localhost"]) {
      expect(isOwnHost({ host })).toBe(true);
      expect(mayAsk({ ...own, host, origin: `http://${host}` }, token)).toBe(true);
    }
  });

  it("is no page of another site, nor one whose name was made to lead here", () => {
    expect(mayAsk({ ...own, origin: "https://evil.example" }, token)).toBe(false);
    expect(mayAsk({ ...own, origin: "http://127.0.0.1:8080" }, token)).toBe(false);
    expect(mayAsk({ ...own, origin: "null" }, token)).toBe(false);
    for (const host of ["evil.example:5555", "127.0.0.1.evil.example", "localhost.evil.example:5555", ""]) {
      expect(mayAsk({ ...own, host, origin: `http://${host}` }, token)).toBe(false);
    }
  });

  it("is nobody without the whole token", () => {
    const { authorization: _, ...without } = own;
    expect(mayAsk(without, token)).toBe(false);
    for (const given of ["", "Bearer ", `Bearer ${token.slice(1)}`, `Bearer ${token}1`, token]) {
      expect(mayAsk({ ...own, authorization: given }, token)).toBe(false);
    }
  });
});
