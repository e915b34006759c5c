import { randomBytes, randomUUID } from "node:crypto";
import { parseDatabaseUrl } from "@guichet/db";
import { type Connection, createConnection } from "mariadb";
import type { BaselinePlan } from "./baseline-plan.ts";
import type { LoadReport } from "./plan.ts";
import { Tally } from "./tally.ts";

/*
 * The baseline: bookings of one seat, each in a transaction of its own, by the raw driver: no HTTP, no ORM. As good as that
 * gets without giving up a check: prepared statements; BEGIN travels with the guarded UPDATE, the two INSERTs together.
 */

/** LAST_INSERT_ID(x) hands the new counter out with the answer to the UPDATE: the seat number, without reading it. */
const RESERVE = `UPDATE sessions SET reserved = LAST_INSERT_ID(reserved + 1)
  WHERE id = ? AND status = 'SCHEDULED' AND reserved + 1 <= capacity`;
const BOOK = `INSERT INTO bookings (id, reference, session_id, name, email, seats, unit_price, currency, status, locale,
    expires_at, created_at, updated_at)
  VALUES (?, ?, ?, 'Ada Martin', 'ada.martin@example.org', 1, 1500, 'EUR', 'PENDING', 'fr', ?, ?, ?)`;
const SEAT =
  "INSERT INTO tickets (id, booking_id, session_id, seat_number, code, created_at) VALUES (?, ?, ?, ?, ?, ?)";

const HOLD_MS = 15 * 60_000;

async function connect(databaseUrl: string): Promise<Connection> {
  const connection = await createConnection({
    ...parseDatabaseUrl(databaseUrl),
    timezone: "Z",
    prepareCacheLength: 64,
  });
  await connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
  return connection;
}

/** @returns whether there was a seat */
async function book(connection: Connection, sessionId: string): Promise<boolean> {
  const begun = connection.query("START TRANSACTION");
  const reserved = connection.execute(RESERVE, [sessionId]);
  await begun;
  const { affectedRows, insertId } = await reserved;
  if (affectedRows !== 1) {
    await connection.rollback();
    return false;
  }
  const id = makeId();
  const now = new Date();
  await Promise.all([
    connection.execute(BOOK, [id, makeReference(), sessionId, new Date(now.getTime() + HOLD_MS), now, now]),
    connection.execute(SEAT, [makeId(), id, sessionId, Number(insertId), makeTicketCode(), now]),
  ]);
  await connection.commit();
  return true;
}

/** UUIDv7 (RFC 9562 §5.7): rows go to the end of the table, as Guichet's do. */
function makeId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 40 bits, of which two in a run are hardly ever the same: a unique key refuses that. */
function makeReference(): string {
  const letters = Array.from(randomBytes(8), (byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function makeTicketCode(): string {
  return randomBytes(12).toString("base64url");
}

function report(message: LoadReport): Promise<void> {
  return new Promise((done) => process.send?.(message, () => done()));
}

async function run({ databaseUrl, sessionId, connections, warmupMs, windowMs }: BaselinePlan): Promise<void> {
  const tally = new Tally();
  const opened = await Promise.all(Array.from({ length: connections }, () => connect(databaseUrl)));

  function close(soldOut: boolean) {
    if (tally.isClosed) return;
    if (soldOut) tally.closeSoldOut(performance.now());
    else tally.close(performance.now());
    void report({ kind: "window-closed" });
  }
  async function bookAlong(connection: Connection) {
    while (!tally.isClosed) {
      const began = performance.now();
      try {
        if (!(await book(connection, sessionId))) return close(true);
        tally.done(performance.now() - began);
      } catch (error) {
        tally.failed(String((error as { errno?: number }).errno ?? "socket"));
        await connection.rollback();
      }
    }
  }

  setTimeout(() => {
    if (tally.isClosed) return;
    tally.open(performance.now());
    void report({ kind: "window-opened" });
    setTimeout(() => close(false), windowMs);
  }, warmupMs);
  await Promise.all(opened.map(bookAlong));
  await Promise.all(opened.map((connection) => connection.end()));
  await report({ kind: "ended", measured: tally.measured(), acknowledged: [] });
  process.exit();
}

process.on("disconnect", () => process.exit());
process.once("message", (plan) => void run(plan as BaselinePlan));
