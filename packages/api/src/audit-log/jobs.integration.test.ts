import {
  AUDIT_LOG_KEPT_DAYS,
  type AuditEntryRow,
  insertAuditEntries,
  insertVerification,
  inTransaction,
} from "@guichet/db";
import { createTestDatabase, type TestDatabase } from "@guichet/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetPastRecords } from "./jobs.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const services = (auditRetentionDays: number) => ({ database: test.database, now: () => NOW, auditRetentionDays });
let made = 0;

function entry(days: number): AuditEntryRow {
  return {
    id: `0190a000-0000-7000-8000-${String(++made).padStart(12, "0")}`,
    actor: { type: "staff", id: "ada", name: "Ada" },
    action: "events.update",
    outcome: "done",
    entityType: "event",
    entityId: `${days} days old`,
    before: null,
    after: null,
    source: { address: null, userAgent: null, requestId: null },
    createdAt: daysAgo(days),
  };
}

it("deletes entries that are older than they are kept, however many, and records each portion with its deletion", async () => {
  const { writer } = test.database;
  await insertAuditEntries(writer, [entry(399), ...Array.from({ length: 1_500 }, () => entry(401))]);
  expect(await forgetPastRecords(services(400))).toBe(1_500);
  expect(
    await writer.auditEntry.findMany({
      select: { action: true, entityId: true, actorType: true, after: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  ).toEqual([
    { action: "events.update", entityId: "399 days old", actorType: "staff", after: null },
    ...[1_000, 500].map((deleted) => ({
      action: "audit-log.expire",
      entityId: null,
      actorType: "system",
      after: { deleted, before: daysAgo(400).toISOString() },
    })),
  ]);
  expect(await forgetPastRecords(services(400))).toBe(0);
  expect(await writer.auditEntry.count()).toBe(3);
});

it("cannot delete what is younger than the database keeps, whatever the setting says", async () => {
  await insertAuditEntries(test.database.writer, [entry(AUDIT_LOG_KEPT_DAYS - 1)]);
  await expect(forgetPastRecords(services(1))).rejects.toThrow("append-only");
});

it("stops between two portions when it is told to", async () => {
  await insertAuditEntries(
    test.database.writer,
    Array.from({ length: 1_001 }, () => entry(500)),
  );
  expect(await forgetPastRecords(services(400), AbortSignal.abort())).toBe(0);
  expect(await forgetPastRecords(services(400))).toBe(1_001);
});

it("deletes links, challenges and invitations whose time is over, and no others", async () => {
  const { writer } = test.database;
  const ids = [1, 2, 3, 4].map((number) => `0190a000-0000-7000-a000-00000000000${number}`);
  const [first = "", second = "", third = "", fourth = ""] = ids;
  const kept = (id: string, expiresAt: Date) => ({ id, hash: id, createdAt: daysAgo(2), expiresAt });
  const [setup, challenge] = [
    { kind: "admin-setup", userId: null },
    { kind: "second-factor", userId: "ada" },
  ] as const;
  await inTransaction(test.database, async (tx) => {
    await insertVerification(tx, { ...kept(first, daysAgo(1)), ...setup });
    await insertVerification(tx, { ...kept(second, daysAgo(-1)), ...setup });
    await insertVerification(tx, { ...kept(third, daysAgo(1)), ...challenge });
    await insertVerification(tx, { ...kept(fourth, daysAgo(-1)), ...challenge });
  });
  const invitation = { email: "a@example.org", role: "desk", createdAt: daysAgo(60) };
  await writer.staffInvitation.createMany({
    data: [
      { ...invitation, id: first, tokenHash: "1".repeat(64), expiresAt: daysAgo(31) },
      { ...invitation, id: second, tokenHash: "2".repeat(64), expiresAt: daysAgo(29) },
      { ...invitation, id: third, tokenHash: "3".repeat(64), expiresAt: daysAgo(-7) },
    ],
  });
  await forgetPastRecords(services(400));
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();
  expect(idsOf(await writer.authVerification.findMany())).toEqual([second, fourth]);
  expect(idsOf(await writer.staffInvitation.findMany())).toEqual([second, third]);
});
