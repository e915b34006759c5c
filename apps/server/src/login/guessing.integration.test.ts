import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createPasswords, createStaffAccounts } from "@guichet/api/server";
import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RealServer, runServer } from "../testing/real-server.ts";
import { ADA } from "../testing/sign-in.ts";

// Brute force, from many connections to two server processes that share nothing but the database.

let database: TestDatabase;
let servers: readonly RealServer[];
const dataDir = mkdtempSync(join(tmpdir(), "guichet-guessing-"));
beforeAll(async () => {
  database = await createTestDatabase();
  await createStaffAccounts(database.database, createPasswords()).createAdmin(ADA);
  const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, TRUST_PROXY: "1" };
  servers = await Promise.all([runServer(settings), runServer(settings)]);
  for (const { webPort, output } of servers) {
    while (!(await isReady(webPort))) {
      if (output().includes("Error")) throw new Error(output());
      await sleep(100);
    }
  }
});
afterAll(async () => {
  for (const { child } of servers) child.kill("SIGTERM");
  await Promise.all(servers.map(({ ended }) => ended));
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** One hundred wrong passwords at once, every other to the second process. */
async function guess(email: string, addressOf: (guess: number) => string): Promise<Map<number, number>> {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      fetch(`http://127.0.0.1:${servers[i % 2]?.webPort}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": addressOf(i) },
        body: JSON.stringify({ email, password: `wrong password ${i}` }),
      }),
    ),
  );
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

it("lets through five of a hundred guesses from one address", async () => {
  expect(await guess(ADA.email, () => "192.0.2.1")).toEqual(
    new Map([
      [401, 5],
      [429, 95],
    ]),
  );
});

it("lets through twenty of a hundred guesses from a hundred addresses, whether the account exists or not", async () => {
  await database.database.writer.allowance.deleteMany();
  for (const email of [ADA.email, "nobody@example.org"]) {
    const counts = await guess(email, (i) => `198.51.100.${i}`);
    expect([email, counts.get(401), counts.get(429)]).toEqual([email, 20, 80]);
  }
});
