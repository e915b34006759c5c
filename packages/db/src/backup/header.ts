import { BackupRefused } from "./refusal.ts";

/** What a backup says of itself in its first line, which is a comment of SQL. */
export interface BackupHeader {
  readonly createdAt: Date;
  readonly database: string;
  /** `11.8.3-MariaDB`: the server that it was taken from. */
  readonly server: string;
  /** Names of the migrations that were applied, oldest first: the level of the schema. */
  readonly migrations: readonly string[];
}

/** Raised when a reader of today would misread what is written then. */
const FORMAT = 1;
const MARK = "-- Guichet backup ";

/** The line, with its end. */
export function writeHeader(header: BackupHeader): string {
  return `${MARK}${JSON.stringify({ format: FORMAT, ...header })}\n`;
}

/**
 * Reads the first line of a backup.
 * @throws BackupRefused when it is none, or of a format that is not known here
 */
export function parseHeader(line: string): BackupHeader {
  const found = line.startsWith(MARK) ? toObject(line.slice(MARK.length)) : null;
  if (found === null) throw new BackupRefused("This file was not made by npm run backup: its first line says nothing");
  if (found["format"] !== FORMAT) {
    throw new BackupRefused(`This backup has format ${found["format"]}, which only another version of Guichet reads`);
  }
  return {
    createdAt: new Date(String(found["createdAt"])),
    database: String(found["database"]),
    server: String(found["server"]),
    migrations: Array.isArray(found["migrations"]) ? found["migrations"].map(String) : [],
  };
}

/**
 * @param known names of the migrations that this code has
 * @throws BackupRefused when the backup has others: its rows need a newer Guichet
 */
export function requireKnownMigrations(header: BackupHeader, known: readonly string[]): void {
  const stranger = header.migrations.find((name) => !known.includes(name));
  if (stranger === undefined) return;
  throw new BackupRefused(
    `This backup is of another version of Guichet: it has migration ${stranger}, which this one lacks. Restore it with that version`,
  );
}

function toObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
