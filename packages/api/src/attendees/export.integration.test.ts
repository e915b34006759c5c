import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { STAFF } from "../testing/staff.ts";
import { wholeFile } from "../testing/whole-file.ts";
import { exportAttendees } from "./export-service.ts";

let api: TestApi;
let given: Awaited<ReturnType<typeof givenAttendees>>;
beforeAll(async () => {
  api = await createTestApi();
  given = await givenAttendees();
});
afterAll(() => api.drop());

async function givenAttendees() {
  const { session } = await givenSession(api);
  const booked = await api.guest.bookings.create({ ...aGuest(session.id, 2), name: "=Ada" });
  await api.guest.bookings.create(aGuest(session.id, 3));
  const cancelled = await api.guest.bookings.create(aGuest(session.id));
  const last = await api.guest.bookings.create({ ...aGuest(session.id), name: "Grace" });
  for (const { id } of [booked, cancelled, last]) await api.guest.bookings.confirm({ id });
  await api.guest.bookings.cancel({ id: cancelled.id });
  return { sessionId: session.id, booked, last };
}

async function exported(sessionId: string, actor: Actor, format: "csv" | "xlsx") {
  const ctx = createContext(api.services, { actor, locale: "fr" });
  return wholeFile(await exportAttendees(ctx, { sessionId }, format));
}

it("the attendees are the seats of confirmed bookings, by number, with their codes and nothing that is a formula", async () => {
  const { sessionId, booked, last } = given;
  const code = booked.tickets[1]?.code;
  await api.services.database.writer.ticket.updateMany({
    where: { code: code ?? "" },
    data: { checkedInAt: api.clock.now() },
  });
  const { bytes, rows } = await exported(sessionId, STAFF, "csv");
  const [header, ...lines] = bytes.toString().trimEnd().split("\r\n");
  expect(header).toBe('\uFEFF"Place","Code du billet","Nom","E-mail","Référence","Entrée (UTC)"');
  expect(rows).toBe(3);
  expect(lines.map((line) => line.split(",")[0])).toEqual(["1", "2", "7"]);
  expect(lines[1]).toBe(
    `2,"${code}","'=Ada","camille.martin@example.org","${booked.reference}","2030-03-01T12:00:00.000Z"`,
  );
  expect(lines[2]).toContain(`"${last.tickets[0]?.code}","Grace"`);
});

it("whoever may change no booking gets no code, and the audit log knows who took them along", async () => {
  const { sessionId, booked } = given;
  const { bytes } = await exported(sessionId, { ...STAFF, role: "read" }, "xlsx");
  const sheet = Buffer.from(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? []).toString();
  expect(sheet).toContain("=Ada");
  for (const { code } of booked.tickets) expect(sheet).not.toContain(code ?? "none");
  const { items } = await api.staff.auditLog.list({ action: "bookings.export-attendees", entityId: sessionId });
  expect(items[0]).toMatchObject({ actor: { id: STAFF.userId }, after: { format: "xlsx", event: "Nuit du jazz" } });
});

it("a session that is not there has none, and an editor may not ask", async () => {
  const { sessionId } = given;
  await expect(exported(crypto.randomUUID(), STAFF, "csv")).rejects.toThrow("session-not-found");
  await expect(exported(sessionId, { ...STAFF, role: "editor" }, "csv")).rejects.toThrow("forbidden");
});

it("the size of an export is counted under its filters, and read where there are words", async () => {
  const { sessionId } = given;
  const size = (filters: Parameters<typeof api.staff.bookings.exportSize>[0]) => api.staff.bookings.exportSize(filters);
  expect(await size({ sessionId })).toEqual({ rows: 4, hasMore: false });
  expect(await size({ sessionId, status: ["CONFIRMED"] })).toEqual({ rows: 2, hasMore: false });
  expect(await api.staff.attendees.exportSize({ sessionId })).toEqual({ rows: 3, hasMore: false });
  expect(await size({ sessionId, q: "grace" })).toEqual({ rows: 1, hasMore: false });
  const { event } = (await api.staff.bookings.list({ sessionId, limit: 1 })).items[0] ?? {};
  expect(await size({ eventId: event?.id, status: ["PENDING", "CANCELLED"] })).toEqual({ rows: 2, hasMore: false });
});
