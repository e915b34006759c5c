import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseDatabaseUrl } from "@guichet/db";
import { createEmptyDatabase } from "@guichet/db/testing";
import { type Connection, createConnection } from "mariadb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examine, type Observation, observe, pulseOf } from "../observation.ts";
import { openSale, type Stage, setStage } from "../stage.ts";

const LOAD_MS = 3_000;

const cleanups: (() => Promise<void>)[] = [];
let stage: Stage;
let observation: Observation;
let connection: Connection;

beforeAll(async () => {
  const database = await createEmptyDatabase();
  cleanups.push(() => database.drop());
  const { url, migratorUrl } = database;
  const folder = mkdtempSync(join(tmpdir(), "guichet-chaos-"));
  cleanups.push(async () => rmSync(folder, { recursive: true, force: true }));
  const urls = { writer: url, reader: url, migrator: migratorUrl, nodes: [{ name: "only", url }] };
  stage = await setStage(urls, folder, (cleanup) => cleanups.push(cleanup));
  observation = observe(stage, await openSale(stage), "planted");
  await sleep(LOAD_MS);
  await observation.end();
  connection = await createConnection({ ...parseDatabaseUrl(url) });
  cleanups.push(() => connection.end());
});
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

const examined = () => examine(stage, observation);
const query = (sql: string, values: unknown[] = []): Promise<{ id: string }[]> => connection.query(sql, values);

/** A confirmed booking of the hot session. */
async function anyBooking(): Promise<string> {
  const sql = "SELECT id FROM bookings WHERE session_id = ? AND status = 'CONFIRMED' LIMIT 1";
  const [row] = await query(sql, [observation.sale.hot]);
  if (row === undefined) throw new Error("Nobody booked");
  return row.id;
}

/** A copy of a booking under another id: a row that no request made. */
async function copy(booking: string, id: string, changes: { email?: string; seats?: number } = {}): Promise<void> {
  await query(
    `INSERT INTO bookings (id, reference, session_id, name, email, seats, unit_price, currency, status, locale, expires_at,
       confirmed_at, created_at, updated_at)
     SELECT ?, ?, session_id, name, COALESCE(?, email), COALESCE(?, seats), unit_price, currency, status, locale,
       expires_at, confirmed_at, created_at, updated_at FROM bookings WHERE id = ?`,
    [id, `ZZZZ-ZZZ${id.at(-1)}`, changes.email ?? null, changes.seats ?? null, booking],
  );
}

describe("a load without a fault", () => {
  it("has acknowledged bookings, reads of each kind, and nothing wrong", async () => {
    const { acknowledged, ...wrong } = await examined();
    expect(acknowledged).toBeGreaterThan(20);
    expect(wrong).toEqual({ lost: [], oversold: [], duplicated: [], stale: [], refusedButMade: [] });
    const pulse = await pulseOf(observation.record);
    for (const kind of ["book", "confirm", "cancel", "read", "list", "page"] as const) {
      expect.soft(pulse.firstAfter([kind], 0), kind).toBeLessThan(LOAD_MS);
    }
  });
});

describe("the checker on a database that was tampered with", () => {
  const COPIES = [2, 3, 4].map((i) => `0190a000-0000-7000-8000-00000000c0d${i}`);
  const COPY = COPIES[0] ?? "";

  it("names a booking whose status was put back", async () => {
    const booking = await anyBooking();
    await query("UPDATE bookings SET status = 'PENDING', confirmed_at = NULL WHERE id = ?", [booking]);
    expect((await examined()).lost).toEqual([expect.stringContaining(`${booking}: only: PENDING, may be CONFIRMED`)]);
    await query("UPDATE bookings SET status = 'CONFIRMED', confirmed_at = created_at WHERE id = ?", [booking]);
  });

  it("names a session with more seats sold than it has, and the rows that nobody asked for", async () => {
    const booking = await anyBooking();
    // 100 seats each: the most that a row may have.
    for (const id of COPIES) await copy(booking, id, { email: "nobody@example.org", seats: 100 });
    const { oversold, refusedButMade, lost } = await examined();
    expect(oversold).toEqual([
      expect.stringMatching(new RegExp(`^session ${observation.sale.hot} on only: \\d+ of 250 seats sold$`)),
    ]);
    expect(refusedButMade).toEqual(COPIES.map((id) => `booking ${id} of key nobody@example.org: nobody asked for it`));
    expect(lost).toEqual([]);
    await query("DELETE FROM bookings WHERE id IN (?)", [COPIES]);
  });

  it("names a key with two bookings", async () => {
    await copy(await anyBooking(), COPY);
    expect((await examined()).duplicated).toEqual([expect.stringContaining(COPY)]);
    await query("DELETE FROM bookings WHERE id = ?", [COPY]);
  });

  it("names a booking that is gone", async () => {
    const booking = await anyBooking();
    await query("DELETE FROM idempotency_keys WHERE booking_id = ?", [booking]);
    await query("DELETE FROM tickets WHERE booking_id = ?", [booking]);
    await query("DELETE FROM bookings WHERE id = ?", [booking]);
    expect((await examined()).lost).toEqual([`booking ${booking}: only: missing`]);
  });
});
