import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  readBackupDir,
  readDatabaseUrl,
  readMigratorUrl,
  readNodeUrls,
  readReaderUrl,
  readStudioUrl,
  SettingError,
} from "./env.ts";

const folder = mkdtempSync(join(tmpdir(), "guichet-db-env-"));
afterAll(() => rmSync(folder, { recursive: true }));

const EMBEDDED = "mysql://guichet:embedded@127.0.0.1:40000/guichet";
const GIVEN = "mysql://guichet:given@db.example.org:3306/guichet";

describe("the database of a command", () => {
  it("is the embedded one while it runs, unless another is given", () => {
    expect(() => readDatabaseUrl({ DATA_DIR: folder })).toThrow(SettingError);
    expect(() => readDatabaseUrl({ DATA_DIR: folder })).toThrow(
      /^Set DATABASE_URL .*DATABASE_URL_FILE, or run npm start .* with the same DATA_DIR: no database runs in \//,
    );
    mkdirSync(join(folder, "mariadb"));
    writeFileSync(join(folder, "mariadb", "url"), `${EMBEDDED}\n`);
    expect(readDatabaseUrl({ DATA_DIR: folder })).toBe(EMBEDDED);
    expect(readDatabaseUrl({ DATA_DIR: folder, DATABASE_URL: "", DATABASE_URL_FILE: "" })).toBe(EMBEDDED);
    expect(readDatabaseUrl({ DATA_DIR: folder, DATABASE_URL: GIVEN })).toBe(GIVEN);
  });

  it("is asked by who may change its tables where that is needed, unless another is given", () => {
    expect(() => readMigratorUrl({ DATA_DIR: folder })).toThrow(SettingError);
    writeFileSync(join(folder, "mariadb", "migrator-url"), "mysql://guichet_migrator@127.0.0.1/guichet\n");
    expect(readMigratorUrl({ DATA_DIR: folder })).toBe("mysql://guichet_migrator@127.0.0.1/guichet");
    expect(readMigratorUrl({ DATA_DIR: folder, DATABASE_URL: GIVEN })).toBe(GIVEN);
  });

  it("can be in a file, which must be there: another database is not an answer", () => {
    const file = join(folder, "given");
    writeFileSync(file, `${GIVEN}\n`);
    expect(readDatabaseUrl({ DATA_DIR: folder, DATABASE_URL_FILE: file })).toBe(GIVEN);
    expect(() => readDatabaseUrl({ DATA_DIR: folder, DATABASE_URL_FILE: join(folder, "none") })).toThrow(
      /^DATABASE_URL_FILE=.*none cannot be read: /,
    );
  });
});

describe("the database of a reader", () => {
  it("is DATABASE_READER_URL for backups, and that of the other commands without it", () => {
    expect(readReaderUrl({ DATABASE_URL: GIVEN, DATABASE_READER_URL: EMBEDDED })).toBe(EMBEDDED);
    expect(readReaderUrl({ DATABASE_URL: GIVEN })).toBe(GIVEN);
  });

  it("is each node of a cluster, for what compares them", () => {
    expect(readNodeUrls({ DATABASE_URL: GIVEN, DATABASE_NODE_URLS: `${EMBEDDED}, ${GIVEN},` })).toEqual([
      EMBEDDED,
      GIVEN,
    ]);
    expect(readNodeUrls({ DATABASE_URL: GIVEN })).toEqual([GIVEN]);
  });

  it("is that of a user who may only look for Studio, unless it may write", () => {
    const env = { DATABASE_URL: GIVEN, STUDIO_DATABASE_URL: EMBEDDED };
    expect(readStudioUrl(false, env)).toBe(EMBEDDED);
    expect(readStudioUrl(true, env)).toBe(GIVEN);
    expect(readStudioUrl(false, { DATABASE_URL: GIVEN })).toBe(GIVEN);
    writeFileSync(join(folder, "mariadb", "studio-url"), "mysql://guichet_studio@127.0.0.1/guichet\n");
    expect(readStudioUrl(false, { DATA_DIR: folder })).toBe("mysql://guichet_studio@127.0.0.1/guichet");
    expect(readStudioUrl(true, { DATA_DIR: folder })).toBe(EMBEDDED);
  });
});

it("puts backups into DATA_DIR, or where BACKUP_DIR says", () => {
  expect(readBackupDir({ DATA_DIR: "/data" })).toBe("/data/backups");
  expect(readBackupDir({ DATA_DIR: "/data", BACKUP_DIR: "/backups" })).toBe("/backups");
});
