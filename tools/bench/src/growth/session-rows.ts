import { die, uuidOf } from "./dice.ts";

/** Of every ten sessions one sells well: half of all bookings are for these. */
export const SESSIONS_PER_HOT_ONE = 10;
/** The session with one in a hundred of all bookings. */
export const RUSH_SESSION = 1;
/** Hot sessions that have a few holds left to lapse, so that expiry can be measured. */
export const SESSIONS_WITH_LAPSING_HOLDS = 120;
export const SEATS_PER_BOOKING = 4;

const DAYS_OF_SESSIONS = 365;

/** One to three sessions an event, a week apart, from a year ago to a year ahead; one in fifty is cancelled. */
export function sessionStatements(bookings: number, now: string): string[] {
  const h = "MD5(CONCAT('session ', n))";
  const special = `n = ${RUSH_SESSION} OR (n % ${SESSIONS_PER_HOT_ONE} = 0 AND n <= ${SESSIONS_WITH_LAPSING_HOLDS * SESSIONS_PER_HOT_ONE})`;
  const day = `IF(${special}, 2 + ${die(h, 0, 300)}, (CONV(SUBSTR(e_h, 1, 4), 16, 10) % ${2 * DAYS_OF_SESSIONS}) - ${DAYS_OF_SESSIONS})`;
  const startsAt = `DATE('${now}') + INTERVAL ${day} DAY + INTERVAL 7 * (k - 1) DAY + INTERVAL 10 + ${die(h, 1, 12)} HOUR`;
  const capacity = `CASE WHEN n = ${RUSH_SESSION} THEN ${Math.ceil(bookings / 100) * SEATS_PER_BOOKING + 100}
    WHEN n % ${SESSIONS_PER_HOT_ONE} = 0 THEN 120 + ${die(h, 2, 300)} ELSE 20 + ${die(h, 2, 180)} END`;
  return [
    // How many sessions the events before have: 2, 3, 1, 2, 3, 1, …
    `CREATE TABLE growth_sessions (n INT PRIMARY KEY, id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin, event_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin, starts_at DATETIME(3),
        capacity INT, base_price INT, cancelled BOOLEAN)
      SELECT n, ${uuidOf(`'${now}' - INTERVAL 720 DAY + INTERVAL n * 60 SECOND`, h)} AS id, event_id, ${startsAt} AS starts_at,
        ${capacity} AS capacity, 500 * (1 + ${die(h, 3, 12)}) AS base_price, NOT (${special}) AND ${die(h, 4, 50)} = 0 AS cancelled
      FROM (SELECT FLOOR((g.n - 1) / 3) * 6 + ELT((g.n - 1) % 3 + 1, 0, 2, 5) + seq AS n, seq AS k, g.id AS event_id, g.h AS e_h
            FROM growth_events g JOIN seq_1_to_3 ON seq <= g.n % 3 + 1) numbered`,
    `INSERT INTO sessions (id, event_id, starts_at, ends_at, capacity, base_price, price_tiers, status, created_at, updated_at)
      SELECT id, event_id, starts_at, starts_at + INTERVAL 2 HOUR, capacity, base_price,
        '[{"fromPercent":60,"multiplierPercent":120},{"fromPercent":80,"multiplierPercent":150}]',
        IF(cancelled, 'CANCELLED', 'SCHEDULED'), '${now}' - INTERVAL 720 DAY, '${now}' - INTERVAL 720 DAY
      FROM growth_sessions ORDER BY id`,
  ];
}
