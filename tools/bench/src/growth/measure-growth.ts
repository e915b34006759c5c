import { randomUUID } from "node:crypto";
import {
  createAuditNotes,
  createBookingIdMask,
  createBookingQueue,
  createLive,
  createMetrics,
  createPasswords,
  createPublicAnswers,
  createSalesFigures,
  createSecretSeal,
  createStaffAccounts,
  indexEventWords,
  indexNewBookings,
  type Services,
} from "@guichet/api/server";
import { createDatabase, parseDatabaseUrl } from "@guichet/db";
import { type Connection, createConnection } from "mariadb";
import type { GrowthOptions, GrowthRow } from "../growth-row.ts";
import { LAPSES } from "./booking-rows.ts";
import { fillDatabase, type Size } from "./fill.ts";
import { withoutFullText } from "./late-keys.ts";
import { GROWTH_NOW, type GrowthQuery, growthQueries } from "./queries.ts";

const SMALL: Size = { events: 1_000, bookings: 10_000 };
const LARGE: Size = { events: 100_000, bookings: 1_000_000 };
const HOLD_MINUTES = 15;
const WARM_UPS = 2;
/** Measured runs: with the warm-ups, as many as there are batches of holds to expire. */
const RUNS = LAPSES - WARM_UPS - 1;

/**
 * Makes a small and a large database, measures every query on both in turn, and drops them. Median of several runs, warm. The large
 * one takes up to five minutes to make and about 2 GB.
 */
export async function measureGrowth({ migratorUrl, log }: GrowthOptions): Promise<readonly GrowthRow[]> {
  const made: Grown[] = [];
  try {
    for (const size of [SMALL, LARGE]) made.push(await grow(migratorUrl, size, log));
    const [small, large] = await Promise.all(made.map(({ services }) => growthQueries(services)));
    const rows: GrowthRow[] = [];
    for (const [index, query] of (small ?? []).entries()) {
      const other = large?.[index];
      if (other !== undefined) rows.push({ name: query.name, bounded: query.bounded, ...(await inTurn(query, other)) });
    }
    return rows;
  } finally {
    for (const { drop } of made) await drop();
  }
}

async function inTurn(small: GrowthQuery, large: GrowthQuery): Promise<{ smallMs: number; largeMs: number }> {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = 0; round < WARM_UPS + RUNS; round += 1) {
    const [smallMs, largeMs] = [await timed(() => small.run(round)), await timed(() => large.run(round))];
    if (round < WARM_UPS) continue;
    times.small.push(smallMs);
    times.large.push(largeMs);
  }
  return { smallMs: median(times.small), largeMs: median(times.large) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

interface Grown {
  readonly services: Services;
  drop(): Promise<void>;
}

async function grow(serverUrl: string, size: Size, log: (line: string) => void): Promise<Grown> {
  const name = `guichet_growth_${size.bookings}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runOn(serverUrl, [`DROP DATABASE IF EXISTS ${name}`, `CREATE DATABASE ${name}`]);
  const started = performance.now();
  await fillDatabase({ url: url.href, size, now: GROWTH_NOW });
  const database = createDatabase({ url: url.href });
  const batch = {
    database,
    holdMinutes: HOLD_MINUTES,
    sendsMail: false,
    now: () => GROWTH_NOW,
    metrics: createMetrics(),
  };
  await onConnection(url.href, (connection) =>
    withoutFullText(connection, "booking_search", async () => {
      await indexNewBookings(batch);
    }),
  );
  await indexEventWords(batch);
  const passwords = createPasswords();
  const seconds = Math.round((performance.now() - started) / 1000);
  log(`Growth: ${size.events} events and ${size.bookings} bookings made in ${seconds} s`);
  return {
    services: {
      ...batch,
      publicUrl: "http://localhost:8080",
      bookingQueue: createBookingQueue(batch),
      publicAnswers: createPublicAnswers(),
      salesFigures: createSalesFigures(),
      live: createLive(batch, { onError: (error) => log(`Nobody is told of changes: ${error}`) }),
      auditNotes: createAuditNotes(batch, (error) => log(`The audit log was not told: ${error}`)),
      staffAccounts: createStaffAccounts(database, passwords),
      passwords,
      secretSeal: createSecretSeal(randomUUID()),
      ownerTwoFactor: "optional",
      bookingIdMask: createBookingIdMask(randomUUID()),
    },
    async drop() {
      await database.close();
      await runOn(serverUrl, [`DROP DATABASE ${name}`]);
    },
  };
}

async function runOn(url: string, statements: readonly string[]): Promise<void> {
  await onConnection(url, async (connection) => {
    for (const sql of statements) await connection.query(sql);
  });
}

async function onConnection(url: string, work: (connection: Connection) => Promise<void>): Promise<void> {
  const connection = await createConnection({ ...parseDatabaseUrl(url) });
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}
