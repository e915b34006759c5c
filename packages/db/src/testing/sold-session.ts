import type { Connection } from "../connection.ts";

/** Ids of what `plantSession` makes: `id("e", 1)` is an event, s a session, b a booking, t a ticket. */
export function id(kind: "e" | "s" | "b" | "t", number: number): string {
  const digit = { e: "0", s: "1", b: "2", t: "3" }[kind];
  return `00000000-0000-7000-8000-${digit}${String(number).padStart(11, "0")}`;
}

/**
 * A session of 10 seats in which every rule of the auditor has something to look at: bookings 1 (CONFIRMED, seats 1 and 2),
 * 2 (PENDING, seat 3), 3 (CANCELLED) and 4 (EXPIRED), one ticket a seat, and booking 1 was made under the key `k1`.
 */
export async function plantSession(db: Connection): Promise<void> {
  const at = "2030-03-01 12:00:00";
  await db.$executeRawUnsafe(`INSERT INTO events (id, slug, title, description, venue, city, time_zone, status, search_text, created_at, updated_at)
    VALUES ('${id("e", 1)}', 'jazz', 'Jazz', '', 'Hall', 'Lyon', 'Europe/Paris', 'PUBLISHED', '', '${at}', '${at}')`);
  await db.$executeRawUnsafe(`INSERT INTO sessions (id, event_id, starts_at, ends_at, capacity, reserved, base_price, price_tiers, created_at, updated_at)
    VALUES ('${id("s", 1)}', '${id("e", 1)}', '2030-03-10 19:00:00', '2030-03-10 21:00:00', 10, 3, 1000, '[]', '${at}', '${at}')`);
  const bookings = [
    [1, 2, "CONFIRMED", "2030-03-01 12:05:00", null],
    [2, 1, "PENDING", null, null],
    [3, 1, "CANCELLED", null, "2030-03-01 12:05:00"],
    [4, 1, "EXPIRED", null, null],
  ] as const;
  for (const [number, seats, status, confirmed, cancelled] of bookings) {
    await db.$executeRaw`INSERT INTO bookings (id, reference, session_id, name, email, seats, unit_price, currency, status, expires_at,
        confirmed_at, cancelled_at, created_at, updated_at)
      VALUES (${id("b", number)}, ${`AAAA-000${number}`}, ${id("s", 1)}, 'Zoé', 'zoe@example.org', ${seats}, 1000, 'EUR', ${status},
        '2030-03-01 12:15:00', ${confirmed}, ${cancelled}, ${at}, ${status === "EXPIRED" ? "2030-03-01 12:15:00" : at})`;
  }
  const tickets = [
    [1, 1, 1],
    [2, 1, 2],
    [3, 2, 3],
    [4, 3, null],
    [5, 4, null],
  ] as const;
  for (const [number, booking, seat] of tickets) {
    await db.$executeRaw`INSERT INTO tickets (id, booking_id, session_id, seat_number, code, released_at, created_at)
      VALUES (${id("t", number)}, ${id("b", booking)}, ${id("s", 1)}, ${seat}, ${`code-${number}`}, ${seat === null ? at : null}, ${at})`;
  }
  const answer = {
    ...{ id: id("b", 1), reference: "AAAA-0001", seats: 2, name: "Zoé", unitPrice: 1000, totalPrice: 2000 },
    session: { id: id("s", 1) },
    tickets: [1, 2].map((seat) => ({ id: id("t", seat), seatNumber: seat, code: `code-${seat}` })),
  };
  await db.$executeRaw`INSERT INTO idempotency_keys (scope, \`key\`, request_hash, booking_id, status, body, created_at, expires_at)
    VALUES ('guest', 'k1', ${"0".repeat(64)}, ${id("b", 1)}, 201, ${JSON.stringify(answer)}, ${at}, '2030-03-02 12:00:00')`;
}

/** Empties the tables that `plantSession` fills. */
export async function clearSessions(db: Connection): Promise<void> {
  for (const table of ["idempotency_keys", "tickets", "bookings", "sessions", "events"]) {
    await db.$executeRawUnsafe(`DELETE FROM ${table}`);
  }
}
