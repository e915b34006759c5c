import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { id, plantSession } from "../testing/sold-session.ts";

const CLI = fileURLToPath(new URL("./cli.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "guichet-verify-"));
const tests: TestDatabase[] = [];
beforeAll(async () => {
  for (const test of [await createTestDatabase(), await createTestDatabase()]) {
    await plantSession(test.database.writer);
    tests.push(test);
  }
});
afterAll(async () => {
  await Promise.all(tests.map((test) => test.drop()));
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly output: string;
}

function verify(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [CLI, ...args],
      { env: { PATH: process.env["PATH"], ...env }, cwd: folder },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), output: `${out}${err}` }),
    );
  });
}
const urls = () => tests.map((test) => test.url) as [string, string];

it("ends with 0 where all is well, on one node or several", async () => {
  const one = await verify([], { DATABASE_URL: urls()[0] });
  expect(one).toMatchObject({
    code: 0,
    output: expect.stringContaining("1 sessions, 4 bookings, 5 tickets, 1 keys\nNo violation."),
  });
  const two = await verify([urls()[0], "--node", urls()[1]]);
  expect(two).toMatchObject({
    code: 0,
    output: expect.stringContaining("No violation on 2 nodes that were compared."),
  });
});

it("names what is wrong, writes it to a file, ends with 1, and never says a password", async () => {
  const file = join(folder, "result.json");
  await tests[1]?.database.writer.session.updateMany({ data: { reserved: 4 } });
  const { code, output } = await verify(["--json", file, ...urls()]);
  expect(code).toBe(1);
  expect(output).toContain(
    `reserved-differs-from-bookings: session ${id("s", 1)}: expected 3 (seats of live bookings), found 4`,
  );
  expect(output).toContain(`nodes-differ: session ${id("s", 1)}`);
  const report = JSON.parse(readFileSync(file, "utf8"));
  expect(report).toMatchObject({ ok: false, violations: 3, byWhat: { "nodes-differ": 1 } });
  const password = new URL(urls()[0]).password;
  expect(output + JSON.stringify(report)).not.toContain(password);
});

it("prints every violation; the file has all counts and the first 100 of a kind", async () => {
  const file = join(folder, "many.json");
  const many = await createTestDatabase();
  tests.push(many);
  await plantSession(many.database.writer);
  await many.database.writer.$executeRaw`
    INSERT INTO sessions (id, event_id, starts_at, ends_at, capacity, reserved, base_price, price_tiers, created_at, updated_at)
      SELECT CONCAT('00000000-0000-7000-8000-4', LPAD(seq, 11, '0')), event_id, starts_at, ends_at, 9, 9, base_price, price_tiers, created_at, updated_at
      FROM sessions, seq_1_to_120`;
  const { output } = await verify(["--json", file, many.url]);
  const named = output.match(/(?<=reserved-differs-from-bookings: session )\S+(?=:)/g);
  expect(new Set(named).size).toBe(120);
  expect(output).toContain("240 violation(s).");
  const report = JSON.parse(readFileSync(file, "utf8"));
  expect(report).toMatchObject({
    violations: 240,
    byWhat: { "reserved-differs-from-bookings": 120, "reserved-differs-from-tickets": 120 },
  });
  expect(report.listed).toHaveLength(200);
});

it("ends with 2 when it could not find out", async () => {
  const nobody = await verify(["mysql://u:secret-word@127.0.0.1:1/d"]);
  expect(nobody).toMatchObject({ code: 2, output: expect.stringMatching(/^The audit could not be made: /) });
  expect(nobody.output).not.toContain("secret-word");
  expect(await verify([])).toMatchObject({ code: 2, output: expect.stringContaining("Set DATABASE_URL") });
  expect(await verify(["--nonsense"])).toMatchObject({ code: 2 });
});
