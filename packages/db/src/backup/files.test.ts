import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { dropAbandonedParts, dropOldBackups, listBackups, nameOfBackup } from "./files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "guichet-files-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (...names: string[]) => {
  for (const name of names) writeFileSync(join(folder, name), "x");
};
const backupOf = (day: number) => nameOfBackup(new Date(Date.UTC(2026, 10, day, 10, 15, 0, 7)));
const putBackup = (day: number) => put(backupOf(day), `${backupOf(day)}.sha256`);

it("names a backup by its moment, without a character that some file system refuses", () => {
  expect(backupOf(26)).toBe("guichet-2026-11-26T101500Z.sql.zst");
});

it("lists finished backups, newest first, and none of a folder that is not there", async () => {
  putBackup(3);
  putBackup(12);
  put("guichet-2026-11-20T101500Z.sql.zst", ".guichet-2026-11-21T101500Z.sql.zst.part", "notes.txt");
  const found = await listBackups(folder);
  expect(found.map((file) => file.createdAt.toISOString())).toEqual([
    "2026-11-12T10:15:00.000Z",
    "2026-11-03T10:15:00.000Z",
  ]);
  expect(found[0]?.bytes).toBe(1);
  expect(await listBackups(join(folder, "none"))).toEqual([]);
});

it("deletes all but the newest, and nothing that is not a backup", async () => {
  for (const day of [1, 2, 3, 4]) putBackup(day);
  put("notes.txt");
  const gone = await dropOldBackups(folder, 2);
  expect(gone.map((file) => file.path)).toEqual([join(folder, backupOf(2)), join(folder, backupOf(1))]);
  expect(readdirSync(folder)).toEqual([
    backupOf(3),
    `${backupOf(3)}.sha256`,
    backupOf(4),
    `${backupOf(4)}.sha256`,
    "notes.txt",
  ]);
});

it("deletes what a killed run left, and not what another one is writing", async () => {
  const now = new Date();
  put(".guichet-old.part", ".guichet-new.part");
  const longAgo = (now.getTime() - 2 * 3_600_000) / 1000;
  utimesSync(join(folder, ".guichet-old.part"), longAgo, longAgo);
  await dropAbandonedParts(folder, now);
  expect(readdirSync(folder)).toEqual([".guichet-new.part"]);
});
