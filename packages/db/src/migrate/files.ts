import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** One folder of prisma/migrations: its name, and the text and SHA-256 (hex, as Prisma keeps it) of its migration.sql. */
export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../prisma/migrations/", import.meta.url));

/** The names of the migrations in a folder, oldest first (they start with a timestamp). */
export async function listMigrations(folder: string = MIGRATIONS_FOLDER): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort((a, b) => (a < b ? -1 : 1));
}

/** Reads every migration of a folder, oldest first. Rejects when a migration.sql cannot be read. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = await listMigrations(folder);
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}/${name}/migration.sql`, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
