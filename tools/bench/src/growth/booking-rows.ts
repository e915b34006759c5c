import { die, hashOf, listJoin, uuidOf } from "./dice.ts";
import { COMMON_NAMES, FIRST_NAMES, MAIL_HOSTS, NAME_ENDS, NAME_STARTS } from "./lists.ts";
import { RUSH_SESSION, SEATS_PER_BOOKING, SESSIONS_PER_HOT_ONE, SESSIONS_WITH_LAPSING_HOLDS } from "./session-rows.ts";

/** Who the searches look for. */
export const BUYERS = {
  /** One booking in a hundred. */
  common: "Martin",
  /** Five bookings, whatever the size. */
  rare: "Quatrefages",
} as const;

const DAYS_OF_SALES = 300;
const LAPSING_HOLDS_PER_SESSION = 5;
const SESSIONS_PER_LAPSE = 10;
/** How often a batch of holds lapses, a minute apart, the first a minute after `firstLapseAt`. */
export const LAPSES = SESSIONS_WITH_LAPSING_HOLDS / SESSIONS_PER_LAPSE;
/** Holds of one batch. */
export const HOLDS_PER_LAPSE = SESSIONS_PER_LAPSE * LAPSING_HOLDS_PER_SESSION;
/** Minutes from now to the batches that lapse: every other hold has lapsed or been kept by then. */
export const MINUTES_TO_FIRST_LAPSE = 60;

/** Of the rush session the first places stay free for the bookings that the spread gives it. */
const FIRST_RANK_OF_RUSH = 10;
const ID = "CHAR(36) CHARACTER SET ascii COLLATE ascii_bin";
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ";

/** `n` spread over all references by a multiplication that is a permutation modulo 29⁸. */
function referenceOf(n: string): string {
  const spread = `((${n} * 387420489 + 88172645463) % 500246412961)`;
  const letter = (place: number) => `SUBSTR('${ALPHABET}', 1 + FLOOR(${spread} / ${29 ** place}) % 29, 1)`;
  return `CONCAT(${[0, 1, 2, 3].map(letter).join(", ")}, '-', ${[4, 5, 6, 7].map(letter).join(", ")})`;
}

interface BookingStatements {
  /** Makes the table growth_bookings, which the others read. */
  readonly plan: string;
  readonly rows: string;
  readonly tickets: string;
  readonly counters: string;
}

/** Where booking number `seq` of `sessions` sessions sits: its session, the bookings of that session before it, and its lapse. */
function placeColumns(sessions: number): string {
  const hot = Math.floor(sessions / SESSIONS_PER_HOT_ONE);
  const cold = sessions - hot;
  const hotIndex = `FLOOR(seq / 2) % ${hot}`;
  const hotRank = `FLOOR(FLOOR(seq / 2) / ${hot})`;
  const coldIndex = `(seq / 2) % ${cold}`;
  const coldPerHot = SESSIONS_PER_HOT_ONE - 1;
  return `CASE WHEN seq % 100 = 0 THEN ${RUSH_SESSION} WHEN seq % 2 = 1 THEN (${hotIndex} + 1) * ${SESSIONS_PER_HOT_ONE}
      ELSE ${coldIndex} + FLOOR(${coldIndex} / ${coldPerHot}) + 1 END AS session_n,
    CASE WHEN seq % 100 = 0 THEN ${FIRST_RANK_OF_RUSH} + seq / 100 WHEN seq % 2 = 1 THEN ${hotRank}
      ELSE FLOOR(seq / 2 / ${cold}) END AS place,
    IF(seq % 2 = 1 AND ${hotIndex} < ${SESSIONS_WITH_LAPSING_HOLDS} AND ${hotRank} < ${LAPSING_HOLDS_PER_SESSION},
      FLOOR(${hotIndex} / ${SESSIONS_PER_LAPSE}) + 1, NULL) AS lapse`;
}

/**
 * Bookings and their tickets. Each booking has four seat numbers of its session to itself and uses as many as it has seats,
 * so that no number is given twice.
 */
export function bookingStatements(
  { bookings, sessions }: { bookings: number; sessions: number },
  now: string,
): BookingStatements {
  const h = "p.h";
  const buyer = "b.h";
  const status = `CASE WHEN p.lapse IS NOT NULL THEN 'PENDING'
    WHEN g.starts_at > '${now}' AND NOT g.cancelled AND ${die(h, 0, 500)} = 0 THEN 'PENDING'
    WHEN g.cancelled THEN 'CANCELLED'
    ELSE ELT(1 + ${die(h, 1, 10)}, 'CANCELLED', 'CANCELLED', 'EXPIRED', ${Array(7).fill("'CONFIRMED'").join(", ")}) END`;
  // Twelve bits more than a die has: bookings are seconds apart.
  const beforeSale = `CONV(SUBSTR(${h}, 17, 6), 16, 10) / 16777216 * ${DAYS_OF_SALES * 86_400}`;
  const rare = `b.n IN (${[1, 2, 3, 4, 5].map((part) => Math.floor((bookings * part) / 6)).join(", ")})`;
  const isLive = "b.status IN ('PENDING', 'CONFIRMED')";
  return {
    plan: `CREATE TABLE growth_bookings (n INT PRIMARY KEY, h CHAR(32) CHARACTER SET ascii COLLATE ascii_bin, id ${ID}, session_id ${ID}, seats INT, unit_price INT,
        status VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin, first_seat INT, created_at DATETIME(3), expires_at DATETIME(3))
      SELECT p.n, p.h, ${uuidOf("created_at", h)} AS id, session_id, seats, unit_price, status, first_seat, created_at,
        IF(lapse IS NULL, created_at + INTERVAL 15 MINUTE, '${now}' + INTERVAL ${MINUTES_TO_FIRST_LAPSE} + lapse MINUTE) AS expires_at
      FROM (SELECT p.n, p.h, p.lapse, g.id AS session_id, g.base_price AS unit_price, p.place * ${SEATS_PER_BOOKING} + 1 AS first_seat,
          1 + ${die(h, 2, SEATS_PER_BOOKING)} AS seats, ${status} AS status,
          IF(${status} = 'PENDING', '${now}' - INTERVAL ${die(h, 3, 14 * 60)} SECOND,
            LEAST(g.starts_at, '${now}') - INTERVAL ${beforeSale} SECOND) AS created_at
        FROM (SELECT seq AS n, ${hashOf("booking", "seq")} AS h, ${placeColumns(sessions)}
          FROM seq_1_to_${bookings} LIMIT ${bookings}) p
        STRAIGHT_JOIN growth_sessions g ON g.n = p.session_n) p`,
    rows: `INSERT INTO bookings (id, reference, session_id, name, email, seats, unit_price, currency, status, expires_at, confirmed_at,
        cancelled_at, created_at, updated_at)
      SELECT b.id, ${referenceOf("b.n")}, b.session_id, IF(${rare}, 'Zébulon ${BUYERS.rare}', CONCAT(f.text, ' ', l.text)),
        IF(${rare}, 'zebulon.${BUYERS.rare.toLowerCase()}@example.org',
          CONCAT(f.folded, '.', REPLACE(l.folded, ' ', '-'), ${die(buyer, 2, 900)}, '@', m.text)),
        b.seats, b.unit_price, 'EUR', b.status, b.expires_at, IF(b.status = 'CONFIRMED', b.created_at + INTERVAL 5 MINUTE, NULL),
        IF(b.status = 'CANCELLED', b.created_at + INTERVAL 1 DAY, NULL), b.created_at,
        IF(b.status = 'EXPIRED', b.expires_at, b.created_at)
      FROM growth_bookings b ${listJoin("f", "first", die(buyer, 3, FIRST_NAMES.length))}
        ${listJoin("l", "last", lastNameOf(buyer))} ${listJoin("m", "host", die(buyer, 1, MAIL_HOSTS.length))}
      ORDER BY b.id`,
    tickets: `INSERT INTO tickets (id, booking_id, session_id, seat_number, code, released_at, created_at)
      SELECT ${uuidOf("b.created_at", hashOf("ticket", "b.n * 10 + seq"))}, b.id, b.session_id,
        IF(${isLive}, b.first_seat + seq - 1, NULL), SUBSTR(${hashOf("code", "b.n * 10 + seq")}, 1, 20),
        IF(${isLive}, NULL, b.created_at + INTERVAL 1 DAY), b.created_at
      FROM growth_bookings b STRAIGHT_JOIN seq_1_to_${SEATS_PER_BOOKING} ON seq <= b.seats ORDER BY b.id`,
    counters: `UPDATE sessions s JOIN (SELECT b.session_id, SUM(b.seats) AS seats FROM growth_bookings b WHERE ${isLive} GROUP BY b.session_id) t
      ON t.session_id = s.id SET s.reserved = t.seats`,
  };
}

/** The place of a family name in the list `last`: the common one, the usual ones, then those of two parts. */
function lastNameOf(hash: string): string {
  const composed = NAME_STARTS.length * NAME_ENDS.length;
  return `CASE WHEN ${die(hash, 6, 100)} = 0 THEN 0 WHEN ${die(hash, 6, 100)} < 30 THEN 1 + ${die(hash, 7, COMMON_NAMES.length)}
    ELSE 1 + ${COMMON_NAMES.length} + ${die(hash, 7, composed)} END`;
}
