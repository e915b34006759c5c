import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

const SHOP = "https://shop.example.org";
const OTHERS = [
  ...["null", "https://evil.example", "http://shop.example.org", "https://shop.example.org:444", "https://example.org"],
  ...["https://shop.example.org.evil.example", "https://evil-shop.example.org", "https://SHOP.example.org", "*"],
  ...["https://shop.example.org/", `${SHOP}, https://evil.example`, "file://", "http://localhost:8080", ""],
];

let closed: TestProcess;
let listed: TestProcess;
beforeAll(async () => {
  closed = await createTestProcess({ RATE_LIMIT: "0" });
  listed = await createTestProcess({ RATE_LIMIT: "0", CORS_ORIGINS: SHOP });
});
afterAll(() => Promise.all([closed.drop(), listed.drop()]));

const PATHS = ["/events/", "/categories/", "/bookings/", "/nothing", "/openapi.json", "/docs/", "/healthz", "/metrics"];
const PREFLIGHT = { "access-control-request-method": "POST", "access-control-request-headers": "authorization" };

describe("another origin's page", () => {
  it.each([SHOP, ...OTHERS])("(%s) reads nothing where no origin is listed", async (origin) => {
    for (const [app, paths] of [
      [closed.api, PATHS],
      [closed.web, ["/", "/trpc/categories.list", "/trpc/nothing", "/api/auth/get-session", "/exports/bookings.csv"]],
      [listed.web, ["/trpc/categories.list", "/"]],
    ] as const) {
      for (const url of paths) {
        for (const request of [
          { headers: { origin } },
          { method: "OPTIONS", headers: { origin, ...PREFLIGHT } },
        ] as const) {
          const { headers } = await app.inject({ url, ...request });
          expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
        }
      }
    }
  });

  it.each(OTHERS)("(%s) reads nothing where another one is listed", async (origin) => {
    for (const url of PATHS) {
      const { headers } = await listed.api.inject({ url, headers: { origin } });
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
      expect(headers.vary, url).toMatch(/\bOrigin\b/);
    }
  });

  it("reads what its origin is listed for, refusals included, never with cookies", async () => {
    for (const url of PATHS) {
      const { headers } = await listed.api.inject({ url, headers: { origin: SHOP } });
      expect(headers["access-control-allow-origin"], url).toBe(SHOP);
      expect(headers).not.toHaveProperty("access-control-allow-credentials");
      expect(headers.vary, url).toMatch(/\bOrigin\b/);
    }
  });

  it("is told in a preflight what it may send", async () => {
    const answer = await listed.api.inject({
      method: "OPTIONS",
      url: "/bookings/",
      headers: { origin: SHOP, ...PREFLIGHT },
    });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers).toMatchObject({
      "access-control-allow-origin": SHOP,
      "access-control-allow-methods": "GET, HEAD, POST, PATCH, DELETE",
      "access-control-allow-headers": expect.stringContaining("Authorization"),
    });
    expect(answer.headers).not.toHaveProperty("access-control-allow-credentials");
  });
});
