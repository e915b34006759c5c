import { appRouter } from "@guichet/api/server";
import { auditDatabase, auditQueryOf } from "@guichet/db";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { KnownIds } from "../testing/known-ids.ts";
import { givenOnSale } from "../testing/on-sale.ts";
import { fitting, GARBAGE, type JsonSchema, nearlyFitting, ODD_NAMES } from "../testing/schema-arbitraries.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

/** The same calls each time; another number is another thousand. */
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_126);
const CALLS = 1_000;
const OWNER = { name: "Ada", email: "ada@example.org", password: "brass counter of 1926" };
/** What would sign out, or shut out, the owner who calls. */
const ENDS_THE_SIGN_IN = /^(auth|account|staff)\./;

const known = new KnownIds();
let guichet: TestProcess;
let owner: string;
beforeAll(async () => {
  guichet = await createTestProcess({ RATE_LIMIT: "0", RATE_LIMIT_KEY: "0" });
  const admin = await guichet.key("admin");
  for (let i = 0; i < 10; i += 1) {
    const { eventId, sessionId } = await givenOnSale(guichet, admin, 1_000);
    const wish = { sessionId, name: "Ada", email: "ada@example.org", seats: 2 };
    known.add("event", eventId);
    known.add("session", sessionId);
    known.addFrom((await guichet.rest("POST", "/bookings/", { body: wish })).headers.location);
  }
  await guichet.services.staffAccounts.createAdmin(OWNER);
  const { email, password } = OWNER;
  const signedIn = await guichet.web.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { origin: PUBLIC_URL },
    payload: { email, password },
  });
  owner = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
});
afterAll(() => guichet.drop());

interface Call {
  readonly path: string;
  readonly type: "query" | "mutation";
  readonly isOwner: boolean;
  readonly isBatch: boolean;
  readonly input: unknown;
}

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: Call["type"]; inputs: z.ZodType[] } }>,
);
/** Whoever is let in to a stream waits for ever: live.integration.test.ts asks for those. */
const answering = procedures.filter(([, { _def }]) => (_def.type as string) !== "subscription");
const calls: fc.Arbitrary<Call> = fc.oneof(
  ...answering.map(([path, { _def }]) => {
    const schema = z.toJSONSchema(_def.inputs[0] ?? z.strictObject({}), { io: "input", unrepresentable: "any" });
    return fc.record({
      path: fc.oneof(
        { weight: 20, arbitrary: fc.constant(path) },
        ODD_NAMES,
        ODD_NAMES.map((name) => `${path}.${name}`),
      ),
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constant(_def.type) },
        fc.constantFrom("query" as const, "mutation" as const),
      ),
      isOwner: ENDS_THE_SIGN_IN.test(path) ? fc.constant(false) : fc.boolean(),
      isBatch: fc.boolean(),
      input: fc.oneof(
        { weight: 4, arbitrary: fitting(schema as JsonSchema) },
        { weight: 4, arbitrary: nearlyFitting(schema as JsonSchema) },
        GARBAGE,
      ),
    });
  }),
);

function send({ path, type, isOwner, isBatch, input }: Call) {
  const text = known.fill(JSON.stringify(isBatch ? { 0: input } : input) ?? "");
  const url = `/trpc/${encodeURIComponent(path.toWellFormed())}${isBatch ? "?batch=1" : ""}`;
  const headers = { origin: PUBLIC_URL, ...(isOwner ? { cookie: owner } : {}) };
  if (type === "query") {
    return guichet.web.inject({ url: `${url}${isBatch ? "&" : "?"}input=${encodeURIComponent(text)}`, headers });
  }
  return guichet.web.inject({
    method: "POST",
    url,
    headers: { ...headers, "content-type": "application/json" },
    payload: text,
  });
}

const EXPECTED = [200, 207, 400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 429];
const INSIDE = /\\n +at |\.[mc]?[jt]s:\d|node_modules|prisma|mariadb|mysql|SQLSTATE|ER_[A-Z]/i;

describe(`a thousand calls that no interface of ours makes (FUZZ_SEED=${SEED})`, () => {
  it("are each answered or refused, and leave every seat where it was", async () => {
    const seen = new Map<number, number>();
    for (const call of fc.sample(calls, { seed: SEED, numRuns: CALLS })) {
      const { statusCode, body, headers } = await send(call);
      const line = `${JSON.stringify(call).slice(0, 500)} was answered ${body.slice(0, 300)}`;
      expect(EXPECTED, line).toContain(statusCode);
      expect(headers["content-type"], line).toMatch(/^application\/(problem\+)?json/);
      if (statusCode >= 400) expect(body, line).not.toMatch(INSIDE);
      seen.set(statusCode, (seen.get(statusCode) ?? 0) + 1);
    }
    for (const status of [200, 401, 404, 405, 422])
      expect(seen.get(status), `answers with ${status}`).toBeGreaterThan(5);
    const found: unknown[] = [];
    await auditDatabase(auditQueryOf(guichet.services.database.writer), { onFinding: (it) => found.push(it) });
    expect(found).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
