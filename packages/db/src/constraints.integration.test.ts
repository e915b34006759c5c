import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { classifyDatabaseError } from "./errors.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { violatedCheck } from "./testing/violated-check.ts";

// What the tables themselves refuse, whatever the code above them does.

let test: TestDatabase;
const eventId = "00000000-0000-7000-8000-000000000001";
const sessionId = "00000000-0000-7000-8000-000000000002";
const bookingId = "00000000-0000-7000-8000-000000000003";
const at = new Date("2026-06-01T18:00:00Z");
const later = new Date("2026-06-01T20:00:00Z");
const stamps = { createdAt: at, updatedAt: at };

beforeAll(async () => {
  test = await createTestDatabase();
  const { writer } = test.database;
  await writer.event.create({
    data: {
      id: eventId,
      slug: "e",
      title: "E",
      description: "",
      venue: "",
      city: "",
      timeZone: "UTC",
      searchText: "",
      ...stamps,
    },
  });
});
afterAll(() => test.drop());
beforeEach(async () => {
  const { writer } = test.database;
  await writer.ticket.deleteMany();
  await writer.booking.deleteMany();
  await writer.session.deleteMany();
  await writer.session.create({
    data: { id: sessionId, eventId, startsAt: at, endsAt: later, capacity: 5, basePrice: 0, priceTiers: [], ...stamps },
  });
  await writer.booking.create({
    data: {
      id: bookingId,
      reference: "K7Q2-9XPM",
      sessionId,
      name: "N",
      email: "n@example.org",
      seats: 1,
      unitPrice: 0,
      currency: "EUR",
      expiresAt: later,
      ...stamps,
    },
  });
});

const ticket = (number: number, seatNumber: number | null, releasedAt: Date | null = null) =>
  test.database.writer.ticket.create({
    data: {
      id: `00000000-0000-7000-8000-00000000010${number}`,
      bookingId,
      sessionId,
      seatNumber,
      releasedAt,
      code: `code-${number}`,
      createdAt: at,
    },
  });

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  const [result] = await Promise.allSettled([work]);
  return result?.status === "rejected" ? result.reason : undefined;
}

describe("a row", () => {
  it.each([
    ["more seats reserved than there are", "UPDATE sessions SET reserved = 6", "sessions_reserved_ck"],
    ["fewer than none", "UPDATE sessions SET reserved = -1", "sessions_reserved_ck"],
    ["no capacity", "UPDATE sessions SET capacity = 0", "sessions_capacity_ck"],
    ["a capacity past all halls", "UPDATE sessions SET capacity = 100001", "sessions_capacity_ck"],
    ["an end before the start", "UPDATE sessions SET ends_at = starts_at", "sessions_times_ck"],
    ["a negative price", "UPDATE sessions SET base_price = -1", "sessions_base_price_ck"],
    ["tiers that are no list", "UPDATE sessions SET price_tiers = '{}'", "sessions_price_tiers_ck"],
    [
      "sales that end before they start",
      "UPDATE sessions SET sales_start_at = ends_at, sales_end_at = starts_at",
      "sessions_sales_window_ck",
    ],
    ["a currency in lower case", "UPDATE sessions SET currency = 'eur'", "sessions_currency_ck"],
    ["version 0", "UPDATE events SET version = 0", "events_version_ck"],
    ["no title", "UPDATE events SET title = ''", "events_title_ck"],
    ["a slug with capitals", "UPDATE events SET slug = 'Slug'", "events_slug_ck"],
    ["no seats", "UPDATE bookings SET seats = 0", "bookings_seats_ck"],
    ["too many seats", "UPDATE bookings SET seats = 101", "bookings_seats_ck"],
    ["a negative unit price", "UPDATE bookings SET unit_price = -1", "bookings_unit_price_ck"],
    ["a reference in lower case", "UPDATE bookings SET reference = 'k7q2-9xpm'", "bookings_reference_ck"],
    ["confirmed, but not when", "UPDATE bookings SET status = 'CONFIRMED'", "bookings_confirmed_at_ck"],
    [
      "expired after it was confirmed",
      "UPDATE bookings SET status = 'EXPIRED', confirmed_at = NOW(3)",
      "bookings_confirmed_at_ck",
    ],
    ["cancelled, but not when", "UPDATE bookings SET status = 'CANCELLED'", "bookings_cancelled_at_ck"],
    ["a time of cancelling on a hold", "UPDATE bookings SET cancelled_at = NOW(3)", "bookings_cancelled_at_ck"],
  ])("with %s is refused", async (_, sql, constraint) => {
    expect(violatedCheck(await refusalOf(test.database.writer.$executeRawUnsafe(sql)))).toBe(constraint);
  });

  it.each([
    ["seat 0", 0, null, "tickets_seat_number_ck"],
    ["no seat while live", null, null, "tickets_released_at_ck"],
    ["a seat though released", 1, at, "tickets_released_at_ck"],
  ])("of a ticket with %s is refused", async (_, seatNumber, releasedAt, constraint) => {
    expect(violatedCheck(await refusalOf(ticket(1, seatNumber, releasedAt)))).toBe(constraint);
  });
});

describe("a seat", () => {
  it("is sold once while its ticket lives, and again when it was released", async () => {
    await ticket(1, 1);
    expect(classifyDatabaseError(await refusalOf(ticket(2, 1)))).toEqual({
      kind: "duplicate",
      constraint: "tickets_session_seat_key",
    });
    await test.database.writer.ticket.updateMany({ data: { seatNumber: null, releasedAt: at } });
    expect(await refusalOf(ticket(3, 1))).toBeUndefined();
    expect(await refusalOf(ticket(4, null, at))).toBeUndefined();
  });
});

describe("what is compared", () => {
  it("is exact for slugs and people's accounts, and blind to accents and case for titles", async () => {
    const { writer } = test.database;
    await writer.event.update({ where: { id: eventId }, data: { title: "Théâtre d'été" } });
    expect(await writer.event.count({ where: { title: "THEATRE D'ETE" } })).toBe(1);
    expect(await writer.event.count({ where: { slug: "E" } })).toBe(0);
    const user = { name: "", emailVerified: true, ...stamps };
    await writer.user.create({ data: { ...user, id: bookingId, email: "josé@example.org" } });
    expect(await writer.user.count({ where: { email: "jose@example.org" } })).toBe(0);
  });

  it("finds nothing, rather than fail, for outside text that is not ASCII", async () => {
    const { writer } = test.database;
    expect(await writer.event.count({ where: { slug: "été" } })).toBe(0);
    expect(await writer.booking.count({ where: { reference: { startsWith: "É" } } })).toBe(0);
    expect(await writer.ticket.count({ where: { code: "日本" } })).toBe(0);
    expect(await writer.authSession.count({ where: { token: "é" } })).toBe(0);
  });
});
