import { appRouter } from "@guichet/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
beforeAll(async () => {
  guichet = await createTestProcess({ RATE_LIMIT: "0" });
});
afterAll(() => guichet.drop());

const get = (path: string, input?: string) =>
  guichet.web.inject({ url: `/trpc/${path}${input === undefined ? "" : `?input=${encodeURIComponent(input)}`}` });
const post = (path: string, payload: string) =>
  guichet.web.inject({
    method: "POST",
    url: `/trpc/${path}`,
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload,
  });

interface Definition {
  readonly type: "query" | "mutation" | "subscription";
  readonly inputs: readonly {
    safeParse(value: unknown): { error?: { issues: { code: string; keys?: string[] }[] } };
  }[];
}
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: Definition }>).map(
  ([path, { _def }]) => ({ path, ..._def }),
);

describe.each(procedures)("$path", ({ path, type, inputs }) => {
  it("refuses a field that it does not know", () => {
    expect(inputs, "an input, z.strictObject({}).optional() where there is nothing to say").toHaveLength(1);
    const issues = inputs[0]?.safeParse({ surprise: 1 }).error?.issues ?? [];
    expect(issues.flatMap(({ keys = [] }) => keys)).toContain("surprise");
  });

  it("is a stream under live alone, and answers to its own method alone", async () => {
    expect(type === "subscription").toBe(path.startsWith("live."));
    const answer = type !== "mutation" ? await post(path, "{}") : await get(path, "{}");
    expect(answer.statusCode).toBe(405);
  });
});

describe("a call", () => {
  it.each([
    ...[
      "__proto__",
      "constructor",
      "toString",
      "events.__proto__",
      "events.constructor.call",
      "events",
      ".",
      "events.",
    ],
    ...["_def", "events._def.procedures", "%00", "events%2Flist", "..%2f..%2fetc", "auth.me;x=1", "AUTH.ME"],
  ])("of %j is of nothing", async (path) => {
    expect((await get(path)).statusCode).toBe(404);
    expect((await post(path, "{}")).statusCode).toBe(404);
  });

  it("of a procedure whose name has 10,000 letters is refused", async () => {
    expect((await get("a".repeat(10_000))).statusCode).toBe(414);
    expect((await post(`${"events.".repeat(1_500)}list`, "{}")).statusCode).toBe(414);
    expect((await get("a".repeat(1_000))).statusCode).toBe(414);
  });

  it.each([
    ["nested 1,000 deep", `${"[".repeat(1_000)}${"]".repeat(1_000)}`, 422],
    ["cut short", '{"view":"public"', 400],
    ["with a prototype of its own", '{"view":"public","__proto__":{"limit":1}}', 422],
    ["with a constructor", '{"constructor":{"prototype":{"isAdmin":true}}}', 422],
    ["of numbers beyond all numbers", '{"limit":1e400}', 422],
    ["that is a list", "[]", 422],
    ["that is a text", '"public"', 422],
  ])("with an input %s is refused", async (_, input, status) => {
    expect((await get("events.list", input)).statusCode).toBe(status);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each(["[]", "null", "7", '"x"', "{", '{"__proto__":{"view":"public"}}', '{"0":1}'])(
    "of several with %s for their inputs is refused",
    async (inputs) => {
      const { statusCode } = await guichet.web.inject({
        url: `/trpc/events.list?batch=1&input=${encodeURIComponent(inputs)}`,
      });
      expect([400, 422]).toContain(statusCode);
    },
  );

  it("of eleven procedures at once is refused, whatever they are, and none of them ran", async () => {
    const path = Array.from({ length: 11 }, () => "auth.setupState").join();
    const inputs = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [i, { token: "x".repeat(20) }]));
    const answer = await post(`${path}?batch=1`, JSON.stringify(inputs));
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain("valid");
  });

  it("comes as JSON or not at all: forms and other methods find nothing", async () => {
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"] as const) {
      const { statusCode } = await guichet.web.inject({
        method,
        url: "/trpc/bookings.create",
        headers: { origin: PUBLIC_URL },
      });
      expect(statusCode, method).toBe(404);
    }
    const form = await guichet.web.inject({
      method: "POST",
      url: "/trpc/bookings.create",
      headers: { "content-type": "multipart/form-data; boundary=x", origin: PUBLIC_URL },
      payload: '--x\r\nContent-Disposition: form-data; name="seats"\r\n\r\n1\r\n--x--\r\n',
    });
    expect(form.statusCode).toBe(415);
  });

  it("that asks for a stream of server-sent events gets an answer, whole", async () => {
    const answer = await guichet.web.inject({
      url: "/trpc/categories.list",
      headers: { accept: "text/event-stream", "last-event-id": "1" },
    });
    expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, expect.stringMatching(/json/)]);
  });
});
