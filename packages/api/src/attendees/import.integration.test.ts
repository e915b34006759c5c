import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Actor } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { brokenSeatInvariants } from "../testing/invariants.ts";
import { createLossyApi } from "../testing/lossy.ts";
import { STAFF } from "../testing/staff.ts";
import { type ImportMessage, type ImportReport, importAttendeesInput } from "./import-schema.ts";
import { importAttendees } from "./import-service.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi({ sendsMail: true });
});
afterEach(async () => {
  expect(await brokenSeatInvariants(api.services.database.writer)).toEqual([]);
});
afterAll(() => api.drop());

const FILE = "nom;e-mail;places\nZoé;zoe@example.org;2\nAda;;1\nLéa;lea@example.org;3\n";

interface Import {
  readonly sessionId: string;
  readonly dryRun?: boolean;
  readonly letters?: boolean;
  readonly name?: number;
  readonly email?: number;
  readonly seats?: number;
}

function messagesOf(file: string, asked: Import, actor: Actor = STAFF, services = api.services) {
  const ctx = createContext(services, { actor, locale: "fr" });
  return importAttendees(ctx, Buffer.from(file), importAttendeesInput.parse({ dryRun: false, ...asked }));
}

async function imported(file: string, asked: Import, services = api.services): Promise<ImportReport> {
  let last: ImportMessage | undefined;
  for await (const message of await messagesOf(file, asked, STAFF, services)) last = message;
  if (last === undefined || !("report" in last)) throw new Error(`No report: ${JSON.stringify(last)}`);
  return last.report;
}

const bookingsOf = async (sessionId: string) => (await api.staff.bookings.list({ sessionId, limit: 100 })).items;
const recordsOf = async (entityId: string) =>
  (await api.staff.auditLog.list({ action: "bookings.import", entityId })).items;

it("a dry run says what would be made, and makes nothing", async () => {
  const { session } = await givenSession(api, { capacity: 10 });
  await api.guest.bookings.create({ ...aGuest(session.id, 2), email: "LEA@example.org" });
  const report = await imported(FILE, { sessionId: session.id, dryRun: true });
  expect(report).toMatchObject({
    file: { encoding: "utf-8", delimiter: "semicolon", columns: ["nom", "e-mail", "places"] },
    problems: [],
    warnings: [
      { line: 3, code: "email-missing" },
      { line: 4, code: "email-booked" },
    ],
    totals: { bookings: 3, seats: 6, alreadyMade: 0, availableSeats: 8 },
    ...{ refusal: null, outcome: null },
  });
  expect(await bookingsOf(session.id)).toHaveLength(1);
  expect(await recordsOf(session.id)).toEqual([]);
});

it("an import books every line, confirmed, once, whoever sends the file again", async () => {
  const { session } = await givenSession(api, { capacity: 7 });
  const first = await imported(FILE, { sessionId: session.id, letters: true });
  expect(first.outcome).toEqual({ made: 3, alreadyMade: 0, refused: [] });
  const made = await bookingsOf(session.id);
  expect(made.map(({ name, email, seats, status }) => [name, email, seats, status]).toSorted()).toEqual([
    ["Ada", "", 1, "CONFIRMED"],
    ["Léa", "lea@example.org", 3, "CONFIRMED"],
    ["Zoé", "zoe@example.org", 2, "CONFIRMED"],
  ]);
  const letters = { aggregateId: { in: made.map(({ id }) => id) } };
  expect(await api.services.database.writer.outboxMessage.count({ where: letters })).toBe(2);

  const again = await imported(FILE, { sessionId: session.id });
  expect(again).toMatchObject({ warnings: [], totals: { bookings: 0, alreadyMade: 3, availableSeats: 1 } });
  expect(again.outcome).toEqual({ made: 0, alreadyMade: 3, refused: [] });
  expect(await bookingsOf(session.id)).toHaveLength(3);
  const counts = { seats: 6, refused: 0, of: 3, letters: true };
  expect((await recordsOf(session.id)).at(-1)).toMatchObject({
    actor: { id: STAFF.userId },
    after: { bookings: 3, ...counts },
  });
});

it("without letters nobody is written to, and what each booking is has its own entry in the audit log", async () => {
  const { session } = await givenSession(api);
  await imported(FILE, { sessionId: session.id });
  const [booking] = await bookingsOf(session.id);
  const { writer } = api.services.database;
  expect(await writer.outboxMessage.count({ where: { aggregateId: booking?.id ?? "" } })).toBe(0);
  const { items } = await api.staff.auditLog.list({ action: "bookings.create", entityId: booking?.reference });
  expect(items).toHaveLength(1);
});

it("a file with a problem makes nothing, and says all of them by line", async () => {
  const { session } = await givenSession(api, { capacity: 10 });
  const report = await imported("nom,e-mail,places\nZoé,zoe@example.org,2\n,ada@,x\nLéa,,0\n", {
    sessionId: session.id,
  });
  expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
    [3, "name-missing"],
    [3, "email-invalid"],
    [3, "seats-not-whole"],
    [4, "seats-out-of-range"],
  ]);
  expect([report.outcome, await bookingsOf(session.id)]).toEqual([null, []]);
});

it("more seats than there are, a session that is cancelled and one that is over make nothing either", async () => {
  const { session } = await givenSession(api, { capacity: 5 });
  expect(await imported(FILE, { sessionId: session.id })).toMatchObject({
    totals: { seats: 6, availableSeats: 5 },
    outcome: null,
  });
  await api.staff.sessions.cancel({ id: session.id });
  expect(await imported("nom\nZoé", { sessionId: session.id })).toMatchObject({
    refusal: "session-cancelled",
    outcome: null,
  });
  expect(await bookingsOf(session.id)).toEqual([]);
  await expect(messagesOf(FILE, { sessionId: crypto.randomUUID() })).rejects.toThrow("session-not-found");
});

it("the same lines taken for something else are not booked beside what they were", async () => {
  const { session } = await givenSession(api);
  const file = "Zoé,Martin\nAda,Lovelace\n";
  await imported(file, { sessionId: session.id, name: 0, email: -1, seats: -1 });
  const other = await imported(file, { sessionId: session.id, name: 1, email: -1, seats: -1 });
  expect(other.problems.map(({ line, code }) => [line, code])).toEqual([
    [1, "used-before"],
    [2, "used-before"],
  ]);
  expect(other.outcome).toBeNull();
});

it("an import that nobody listens to any more stops after its portion, says what it made, and goes on when sent again", async () => {
  const { session } = await givenSession(api, { capacity: 2_000 });
  const file = `nom\n${Array.from({ length: 1_100 }, (_, i) => `Invité ${i}`).join("\n")}`;
  const seen: ImportMessage[] = [];
  for await (const message of await messagesOf(file, { sessionId: session.id })) {
    seen.push(message);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual([{ progress: { done: 0, total: 1_100 } }, { progress: { done: 512, total: 1_100 } }]);
  const count = () =>
    api.services.database.writer.booking.count({ where: { sessionId: session.id, status: "CONFIRMED" } });
  expect(await count()).toBe(512);
  expect(await recordsOf(session.id)).toMatchObject([{ after: { bookings: 512, of: 1_100 } }]);
  const { outcome } = await imported(file, { sessionId: session.id });
  expect([outcome, await count()]).toEqual([{ made: 588, alreadyMade: 512, refused: [] }, 1_100]);
});

it("nothing is booked twice when nothing is heard of a COMMIT", async () => {
  const { session } = await givenSession(api);
  const lossy = await createLossyApi(api);
  lossy.loseCommit("after");
  const { outcome } = await imported(FILE, { sessionId: session.id }, lossy.services);
  await lossy.close();
  expect(outcome).toEqual({ made: 3, alreadyMade: 0, refused: [] });
  expect(await bookingsOf(session.id)).toHaveLength(3);
});

it("only who may change bookings may, and who may sees where to", async () => {
  const { session, event } = await givenSession(api);
  for (const role of ["read", "editor"] as const) {
    await expect(messagesOf(FILE, { sessionId: session.id }, { ...STAFF, role })).rejects.toThrow("forbidden");
  }
  expect(await api.staff.attendees.importTarget({ sessionId: session.id })).toMatchObject({
    ...{ eventTitle: event.title, availableSeats: 50, sendsMail: true },
  });
});
