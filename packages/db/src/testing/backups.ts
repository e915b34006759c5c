import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { openNode } from "../audit/node.ts";
import { printOfRows } from "../audit/row-print.ts";
import { backUp } from "../backup/backup.ts";
import { dropTables, readState } from "../backup/database-state.ts";
import type { BackupFile } from "../backup/files.ts";
import { createEmptyDatabase, createTestDatabase, type EmptyDatabase, type TestDatabase } from "./database.ts";
import { id, plantSession } from "./sold-session.ts";

/** Databases of a test file and a folder for backups of them, dropped together. */
export function createSources() {
  const drops: (() => Promise<void>)[] = [];
  const folder = mkdtempSync(join(tmpdir(), "guichet-backup-"));
  let backups = 0;
  return {
    folder,
    /** A backup in the folder, each a second younger than the one before. */
    backUpNow(url: string): Promise<BackupFile> {
      backups += 1;
      return backUp({ url, folder, now: new Date(Date.UTC(2026, 10, 26, 10, 15, backups)) });
    },
    /** A database with every kind of booking, and texts that a careless dump would spoil. */
    async sold(): Promise<TestDatabase> {
      const test = await createTestDatabase();
      drops.push(test.drop);
      await plantSession(test.database.writer);
      const name = `Zoé 🎫 'quoted' "twice" \\ back\nnew\r\0 line; -- no comment`;
      await test.database.writer.booking.update({ where: { id: id("b", 2) }, data: { name } });
      return test;
    },
    /** A database with a schema alone. */
    async migrated(): Promise<TestDatabase> {
      const test = await createTestDatabase();
      drops.push(test.drop);
      return test;
    },
    async empty(): Promise<EmptyDatabase> {
      const test = await createEmptyDatabase();
      drops.push(test.drop);
      return test;
    },
    async drop(): Promise<void> {
      await Promise.all(drops.map((drop) => drop()));
      rmSync(folder, { recursive: true });
    },
  };
}

/** How many rows each table has, and one hash of all of them. */
export async function printOf(url: string): Promise<Record<string, string>> {
  const node = await openNode(url);
  try {
    const prints: Record<string, string> = {};
    for (const table of (await readState(node.query)).tables) {
      const print = `CONCAT(COUNT(*), ' rows ', ${await printOfRows(node.query, table)})`;
      const [row] = await node.query(`SELECT ${print} AS print FROM ${table}`, []);
      prints[table] = String(row?.["print"]);
    }
    return prints;
  } finally {
    await node.close();
  }
}

/** Drops every table. */
export async function destroy(url: string): Promise<void> {
  const node = await openNode(url);
  await dropTables(node.query, (await readState(node.query)).tables);
  await node.close();
}

/** With a mariadb-dump of this shell script, which may run the real one as "$REAL". */
export async function withDump(script: string, work: () => Promise<unknown>): Promise<void> {
  const path = process.env["PATH"] ?? "";
  const real = path
    .split(delimiter)
    .map((place) => join(place, "mariadb-dump"))
    .find(existsSync);
  const place = mkdtempSync(join(tmpdir(), "guichet-dump-"));
  writeFileSync(join(place, "mariadb-dump"), `#!/bin/sh\nREAL=${real}\n${script}\n`, { mode: 0o755 });
  process.env["PATH"] = `${place}${delimiter}${path}`;
  try {
    await work();
  } finally {
    process.env["PATH"] = path;
    rmSync(place, { recursive: true });
  }
}
