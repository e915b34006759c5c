import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readDatabaseUrl, SettingError } from "./env.ts";

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

  it("can be in a file, which must be there: another database is not an answer", () => {
    const file = join(folder, "given");
    writeFileSync(file, `${GIVEN}\n`);
    expect(readDatabaseUrl({ DATA_DIR: folder, DATABASE_URL_FILE: file })).toBe(GIVEN);
    expect(() => readDatabaseUrl({ DATA_DIR: folder, DATABASE_URL_FILE: join(folder, "none") })).toThrow(
      /^DATABASE_URL_FILE=.*none cannot be read: /,
    );
  });
});
