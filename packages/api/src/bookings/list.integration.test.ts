import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GUEST } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest, HOLD_MINUTES } from "../testing/guests.ts";
import { STAFF } from "../testing/staff.ts";
import { wholeFile } from "../testing/whole-file.ts";
import { exportBookings } from "./export-service.ts";

let api: TestApi;
let sessionId: string;
let eventId: string;
const queries: string[] = [];

beforeAll(async () => {
  api = await createTestApi({ onQuery: (sql) => queries.push(sql) });
  const { event, session } = await givenSession(api, { capacity: 100, title: 'Nuit; du "jazz"' });
  [sessionId, eventId] = [session.id, event.id];
  const guests = ["Zoé Lefèvre", "Ana O'Neil", "=HYPERLINK(1)", "100% Sûr", "under_score"];
  for (const [i, name] of guests.entries()) {
    await api.guest.bookings.create({ ...aGuest(sessionId), name, email: `guest${i}@example.org` });
    api.clock.advance(1 / 60);
  }
});
afterAll(() => api.drop());

type Filter = Parameters<TestApi["staff"]["bookings"]["list"]>[0];
const names = async (filter: Filter = {}) =>
  (await api.staff.bookings.list(filter)).items.map((booking) => booking.name);

describe("the list of bookings", () => {
  it("is newest first and pages without loss", async () => {
    const all = ["under_score", "100% Sûr", "=HYPERLINK(1)", "Ana O'Neil", "Zoé Lefèvre"];
    expect(await names()).toEqual(all);
    const first = await api.staff.bookings.list({ limit: 3 });
    const second = await api.staff.bookings.list({ limit: 3, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items].map((booking) => booking.name)).toEqual(all);
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    ["lefevre", ["Zoé Lefèvre"]],
    ["GUEST1@", ["Ana O'Neil"]],
    ["o'n", ["Ana O'Neil"]],
    ["100%", ["100% Sûr"]],
    ["under_", ["under_score"]],
    ["nobody", []],
  ])("searched for %j", async (q, found) => {
    expect(await names({ q })).toEqual(found);
  });

  it.each(["_", "%", "(", "' !!"])("searched for the signs %j alone finds nothing, without a query", async (q) => {
    queries.length = 0;
    expect(await names({ q })).toEqual([]);
    expect(queries).toEqual([]);
  });

  it("finds a reference in any case and in part", async () => {
    const [booking] = (await api.staff.bookings.list({ limit: 1 })).items;
    expect(await names({ q: booking?.reference.toLowerCase() })).toEqual(["under_score"]);
  });

  it("is narrowed by event, session and status", async () => {
    const [newest] = (await api.staff.bookings.list({ limit: 1 })).items;
    await api.guest.bookings.confirm({ id: newest?.id ?? "" });
    expect(await names({ status: ["CONFIRMED"], eventId, sessionId })).toEqual(["under_score"]);
    expect(await names({ eventId: sessionId })).toEqual([]);
  });

  it("counts a lapsed hold as expired, released or not", async () => {
    const now = api.clock.now().toISOString();
    api.clock.advance(HOLD_MINUTES);
    const pending = await names({ status: ["PENDING"] });
    const expired = await names({ status: ["EXPIRED"] });
    api.clock.set(now);
    expect([pending, expired.length]).toEqual([[], 4]);
  });

  it("is not for guests", async () => {
    expect(await reasonOf(api.guest.bookings.list({}))).toBe("unauthenticated");
  });
});

it("the export is refused to those who may not see all bookings, before a line is written", async () => {
  const ctx = createContext(api.services, { actor: GUEST, locale: "en" });
  await expect(exportBookings(ctx, {}, "csv")).rejects.toThrow("unauthenticated");
});

it("the export holds the filtered list, and no formula", async () => {
  const ctx = createContext(api.services, { actor: STAFF, locale: "en" });
  const { bytes } = await wholeFile(await exportBookings(ctx, { status: ["PENDING"] }, "csv"));
  const [header, ...rows] = bytes.toString().trimEnd().split("\r\n");
  expect(header?.startsWith('\uFEFF"Reference","Status","Name"')).toBe(true);
  expect(rows).toHaveLength(4);
  expect(rows.some((row) => row.includes(`"'=HYPERLINK(1)"`) && row.includes('"Nuit; du ""jazz"""'))).toBe(true);
});
