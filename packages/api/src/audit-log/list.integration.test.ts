import { type AuditEntryRow, insertAuditEntries, MOST_READ, searchAuditLog } from "@guichet/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GUEST } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";
import { STAFF } from "../testing/staff.ts";
import { wholeFile } from "../testing/whole-file.ts";
import { exportAuditLog } from "./export-service.ts";
import type { ListAuditLogInput } from "./schema.ts";

type Filters = Omit<Partial<ListAuditLogInput>, "cursor">;

const BEGINNING = Date.parse("2030-02-01T00:00:00.000Z");
const idOf = (number: number) => `0190a000-0000-7000-9000-${String(number).padStart(12, "0")}`;
const at = (number: number) => new Date(BEGINNING + number * 1000);

/** An entry a second: of Ada's edits, some refused; and one of Zoë's in between. */
function entry(number: number, fields: Partial<AuditEntryRow> = {}): AuditEntryRow {
  return {
    id: idOf(number),
    actor: { type: "staff", id: "ada", name: "Ada Lovelace" },
    action: number % 2 === 0 ? "events.update" : "sessions.update",
    outcome: number % 5 === 0 ? "refused" : "done",
    entityType: number % 2 === 0 ? "event" : "session",
    entityId: `e${number % 3}`,
    before: null,
    after: { number },
    source: { address: `192.0.2.${number % 4}`, userAgent: null, requestId: null },
    createdAt: at(number),
    ...fields,
  };
}

const REVERSED = { from: at(20).toISOString(), to: at(10).toISOString() };
const ZOE = { actor: { type: "staff", id: "zoe", name: "Zoë 100%" } };
const ENTRIES = Array.from({ length: 60 }, (_, number) => entry(number, number === 7 ? ZOE : {}));

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
  await insertAuditEntries(api.services.database.writer, ENTRIES);
});
afterAll(() => api.drop());

/** All that a filter finds, page by page. */
async function found(filters: Filters, limit = 7): Promise<number[]> {
  const numbers: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.staff.auditLog.list({ ...filters, limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    numbers.push(...page.items.map(({ after }) => Number(after?.["number"])));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return numbers;
}

const expected = (fits: (row: AuditEntryRow, number: number) => boolean) =>
  ENTRIES.flatMap((row, number) => (fits(row, number) ? [number] : [])).reverse();

describe("the audit log", () => {
  it("shows an entry as it was recorded", async () => {
    const [newest] = (await api.staff.auditLog.list({ limit: 1 })).items;
    const { actor, action, outcome, entityType, entityId } = entry(59);
    expect(newest).toEqual({
      ...{ id: idOf(59), actor, action, outcome, entityType, entityId, before: null, after: { number: 59 } },
      ...{ address: "192.0.2.3", userAgent: null, requestId: null, createdAt: at(59).toISOString() },
    });
    expect(await api.staff.auditLog.get({ id: idOf(59) })).toEqual(newest);
    expect(await reasonOf(api.staff.auditLog.get({ id: idOf(99) }))).toBe("not-found");
  });

  it.each<[string, Filters, (row: AuditEntryRow, number: number) => boolean]>([
    ["nothing", {}, () => true],
    ["one actor", { actorId: "zoe" }, (row) => row.actor.id === "zoe"],
    ["a part of a name, in any case", { actor: "LOVE" }, (row) => row.actor.id === "ada"],
    ["a name with what LIKE reads as a wildcard", { actor: "100%" }, (row) => row.actor.id === "zoe"],
    ["an action", { action: "events.update" }, (row) => row.action === "events.update"],
    ["the beginning of actions", { action: "sessions." }, (row) => row.action.startsWith("sessions.")],
    ["an outcome", { outcome: "refused" }, (row) => row.outcome === "refused"],
    ["a kind of thing", { entityType: "event" }, (row) => row.entityType === "event"],
    ["a thing", { entityType: "event", entityId: "e1" }, (row) => row.entityType === "event" && row.entityId === "e1"],
    ["an id of any kind", { entityId: "e2" }, (row) => row.entityId === "e2"],
    ["an address", { address: "192.0.2.3" }, (row) => row.source.address === "192.0.2.3"],
    ["an address in another spelling", { address: "::ffff:192.0.2.3" }, (row) => row.source.address === "192.0.2.3"],
    ["a network", { address: "192.0.2.2/31" }, (_, number) => number % 4 >= 2],
    ["the beginning of addresses", { address: "192.0.2." }, () => true],
    [
      "a period, its end left out",
      { from: at(10).toISOString(), to: at(20).toISOString() },
      (_, number) => number >= 10 && number < 20,
    ],
    [
      "several together",
      { actorId: "ada", action: "events.update", outcome: "refused", address: "192.0.2.0", from: at(5).toISOString() },
      (_, number) => number % 20 === 0 && number >= 5,
    ],
  ])("is filtered by %s, newest first, without gaps between pages", async (_, filters, fits) => {
    const numbers = await found(filters);
    expect(numbers).toEqual(expected(fits));
    expect(numbers.length).toBeGreaterThan(0);
  });

  it("goes on where entries of one instant were cut in two", async () => {
    const same = Array.from({ length: 9 }, (_, number) =>
      entry(200 + number, { createdAt: at(-1), entityType: "same" }),
    );
    await insertAuditEntries(api.services.database.writer, same);
    expect(await found({ entityType: "same" }, 2)).toEqual([208, 207, 206, 205, 204, 203, 202, 201, 200]);
  });

  it("refuses a cursor that it did not give, and filters that nothing could fulfil", async () => {
    expect(await reasonOf(api.staff.auditLog.list({ cursor: "x" }))).toBe("invalid-cursor");
    for (const filters of [
      { action: "%" },
      { address: "office" },
      { actor: "\u0000" },
      { from: "yesterday" },
      REVERSED,
    ]) {
      await expect(api.staff.auditLog.list(filters)).rejects.toThrow();
    }
  });
});

describe("a filter that no index knows", () => {
  it("reads so many entries for a page and no more, and says where to go on", async () => {
    const db = api.services.database.writer;
    // Older than all others; the one that is looked for is the oldest.
    await insertAuditEntries(db, [entry(0, { ...ZOE, id: idOf(900_000), createdAt: at(-900_000) })]);
    for (let done = 0; done < MOST_READ; done += 5_000) {
      await db.$executeRaw`
        INSERT INTO audit_log (id, actor_type, actor_id, actor_name, action, entity_type, created_at)
        SELECT CONCAT('0190a000-0000-7000-a000-', LPAD(seq, 12, '0')), 'staff', 'ada', 'Ada', 'events.update', 'bulk',
          ${at(-900_000)} + INTERVAL seq SECOND
        FROM seq_1_to_20000 WHERE seq > ${done} AND seq <= ${done + 5_000}`;
    }
    const first = await api.staff.auditLog.list({ actor: "Zoë", limit: 10 });
    expect(first.items).toHaveLength(1);
    expect(first.nextCursor).not.toBeNull();
    const second = await api.staff.auditLog.list({ actor: "Zoë", limit: 10, cursor: first.nextCursor ?? "" });
    expect(second.items.map(({ id }) => id)).toEqual([idOf(900_000)]);
    expect(second.nextCursor).toBeNull();
  });

  it("names one index for each condition that has one, and reads no more than a page of it", async () => {
    const db = api.services.database.writer;
    const nothing = { actorName: null, actorId: null, action: null, outcome: null, entityType: null, entityId: null };
    const filter = { ...nothing, address: null, from: null, to: null };
    const read = async (fields: Partial<typeof filter> | { actorId: string }) => {
      const before = await rowsRead();
      await searchAuditLog(db, { filter: { ...filter, ...fields }, after: null, limit: 10 });
      return (await rowsRead()) - before;
    };
    async function rowsRead(): Promise<number> {
      const rows = await db.$queryRaw<{ value: string }[]>`
        SELECT SUM(variable_value) AS value FROM information_schema.global_status
        WHERE variable_name IN ('Handler_read_next', 'Handler_read_prev', 'Handler_read_rnd_next')`;
      return Number(rows[0]?.value);
    }
    // Other tests use the same server: of several runs, the one that was left alone counts.
    for (const fields of [
      {},
      { actorId: "ada" },
      { action: "events.update" },
      { outcome: "done" },
      { address: { kind: "one", address: "192.0.2.1" } },
    ]) {
      const runs = [await read(fields as object), await read(fields as object), await read(fields as object)];
      expect(Math.min(...runs), JSON.stringify(fields)).toBeLessThan(2_000);
    }
  });
});

describe("the export of the audit log", () => {
  async function exported(filters: Filters): Promise<string[]> {
    const ctx = createContext(api.services, { actor: STAFF, locale: "en" });
    const { bytes } = await wholeFile(await exportAuditLog(ctx, filters));
    return bytes.toString().trimEnd().split("\r\n");
  }

  it("has the filtered list, no formula, and is itself recorded", async () => {
    const evil = { actor: { type: "staff", id: "x", name: "=HYPERLINK(1)" }, entityType: "formula" };
    await insertAuditEntries(api.services.database.writer, [entry(300, evil)]);
    const [header, ...rows] = await exported({ entityType: "formula" });
    expect(header).toMatch(/^\uFEFF"Instant \(UTC\)","Outcome","Action","Actor"/);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(`"'=HYPERLINK(1)"`);
    expect(rows[0]).toContain('"{""number"":300}"');
    const { items } = await api.staff.auditLog.list({ action: "audit-log.export" });
    expect(items).toMatchObject([{ actor: { id: STAFF.userId }, after: { entityType: "formula" } }]);
  });

  it("has all entries, also where one page reads more than it may", async () => {
    expect((await exported({ actor: "Zoë" })).length - 1).toBe(2);
    expect((await exported({ action: "events.update", entityType: "bulk" })).length - 1).toBe(MOST_READ);
  });

  it("is refused to those who may not read it, before anything is read", async () => {
    const ctx = createContext(api.services, { actor: GUEST, locale: "en" });
    await expect(exportAuditLog(ctx, {})).rejects.toThrow("unauthenticated");
    const desk = createContext(api.services, { actor: { ...STAFF, role: "desk" }, locale: "en" });
    await expect(exportAuditLog(desk, {})).rejects.toThrow("forbidden");
  });
});
