import { Agent, request as httpRequest } from "node:http";
import { API_KEY_SCOPES } from "@guichet/api/server";
import { auditDatabase, auditQueryOf } from "@guichet/db";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentedOperations, operationAt } from "../testing/documented-operations.ts";
import { type FuzzedRequest, requestsTo } from "../testing/fuzzed-requests.ts";
import { KnownIds } from "../testing/known-ids.ts";
import { givenOnSale } from "../testing/on-sale.ts";
import { listenSomewhere } from "../testing/raw-exchange.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

/** The same requests each time; another number is another ten thousand. */
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_126);
const REQUESTS = 10_000;
const AT_ONCE = 16;
/** Against hanging: no request has more than a few steps to make, on however busy a machine. */
const LONGEST_MS = 60_000;

const operations = documentedOperations();
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const known = new KnownIds();
let guichet: TestProcess;
let port: number;
/** What each kind of client sends in Authorization. */
const clients: Record<string, string | undefined> = { guest: undefined, stranger: `Bearer gch_${"x".repeat(43)}` };

beforeAll(async () => {
  guichet = await createTestProcess({ RATE_LIMIT: "0", RATE_LIMIT_KEY: "0" });
  for (const scope of API_KEY_SCOPES) clients[scope] = `Bearer ${await guichet.key(scope)}`;
  const admin = await guichet.key("admin");
  for (let i = 0; i < 20; i += 1) {
    const { eventId, sessionId } = await givenOnSale(guichet, admin, 1_000);
    const wish = { sessionId, name: "Ada", email: "ada@example.org", seats: 2 };
    const booking = await guichet.rest("POST", "/bookings/", { body: wish });
    known.add("event", eventId);
    known.add("session", sessionId);
    known.addFrom(booking.headers.location);
  }
  port = await listenSomewhere(guichet.api);
});
afterAll(async () => {
  agent.destroy();
  await guichet.drop();
});

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly location: string | undefined;
  readonly body: string;
}

function send({ method, url, headers, body }: FuzzedRequest, authorization: string | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(
      {
        ...{ port, host: "127.0.0.1", agent, method, path: url, timeout: LONGEST_MS },
        headers: {
          ...headers,
          ...(authorization === undefined ? {} : { authorization }),
          ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const { "content-type": type = "", location } = response.headers;
          resolve({ status: response.statusCode ?? 0, type, location, body: Buffer.concat(chunks).toString() });
        });
      },
    );
    asked.on("timeout", () => asked.destroy(new Error(`no answer to ${method} ${url}`)));
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Statuses of what the document does not have: another path, or another method. */
const ELSEWHERE = ["204", "400", "404", "405", "413", "414", "415"];
/** What an answer must not tell: our files, our language, our database. What was sent may come back, so only refusals count. */
const INSIDE =
  /\\n +at |\.[mc]?[jt]s:\d|node_modules|\/(home|tmp|work|srv|usr)\/|prisma|mariadb|mysql|fastify|zod|errno|SQLSTATE|ER_[A-Z]/i;

/** What is wrong with an answer; an empty list when it is as it should be. */
function faultsOf({ method, url }: FuzzedRequest, { status, type, body }: Answer): string[] {
  const statuses = operationAt(operations, method, url)?.statuses ?? ELSEWHERE;
  const faults = statuses.includes(String(status)) && status < 500 ? [] : [`the status ${status}`];
  if (method === "HEAD" || status < 400) return faults;
  if (!type.startsWith("application/problem+json")) return [...faults, `a body of the type ${type}`];
  const problem = JSON.parse(body) as Record<string, unknown>;
  if (problem["status"] !== status || typeof problem["reason"] !== "string")
    faults.push("a problem without its status");
  if (INSIDE.test(body)) faults.push("a look inside");
  if (body.length > 16_000) faults.push("a refusal of many words");
  return faults;
}

describe(`ten thousand requests that nobody would make (FUZZ_SEED=${SEED})`, () => {
  it("are each answered as the document says, and leave every seat where it was", { timeout: 240_000 }, async () => {
    const one = fc.tuple(fc.constantFrom(...Object.keys(clients)), fc.oneof(...operations.map(requestsTo)));
    const requests = fc.sample(one, { seed: SEED, numRuns: REQUESTS });
    const seen = new Map<string, number>();
    const faults: string[] = [];
    for (let i = 0; i < requests.length; i += AT_ONCE) {
      const answers = requests.slice(i, i + AT_ONCE).map(async ([client, fuzzed]) => {
        const body = typeof fuzzed.body === "string" ? known.fill(fuzzed.body) : fuzzed.body;
        const request = { ...fuzzed, url: known.fill(fuzzed.url), body };
        const answer = await send(request, clients[client]);
        const line = `${client}: ${request.method} ${request.url} ${JSON.stringify(request.headers)} ${request.body}`;
        for (const fault of faultsOf(request, answer)) {
          faults.push(`${fault} to ${line.slice(0, 600)}: ${answer.body.slice(0, 300)}`);
        }
        return answer;
      });
      for (const { status, location } of await Promise.all(answers)) {
        seen.set(String(status), (seen.get(String(status)) ?? 0) + 1);
        known.addFrom(location);
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
    // They did not all end at the door.
    for (const status of ["200", "201", "204", "400", "401", "403", "404", "405", "409", "412", "415", "422"]) {
      expect(seen.get(status), `answers with ${status}`).toBeGreaterThan(5);
    }
    expect(await brokenInvariants()).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

async function brokenInvariants(): Promise<unknown[]> {
  const found: unknown[] = [];
  await auditDatabase(auditQueryOf(guichet.services.database.writer), { onFinding: (finding) => found.push(finding) });
  return found;
}
