import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { listMigrations, MIGRATIONS_FOLDER } from "../migrate/files.ts";
import { migrate } from "../migrate/migrate.ts";
import { createSources, printOf } from "../testing/backups.ts";
import { id } from "../testing/sold-session.ts";
import { nameOfBackup } from "./files.ts";
import { writeHeader } from "./header.ts";
import { restore } from "./restore.ts";

const sources = createSources();
const { folder, sold, migrated, empty, backUpNow } = sources;
afterAll(() => sources.drop());

const quiet = { log: () => undefined };

describe("a restore", () => {
  const refused = async (file: string, url?: string) => {
    const target = url ?? (await empty()).migratorUrl;
    const before = await printOf(target);
    const message = await restore({ url: target, file, ...quiet }).then(
      () => "restored",
      (error: Error) => error.message,
    );
    expect(await printOf(target)).toEqual(before);
    expect(message).not.toContain("\n");
    return message;
  };
  let planted = 0;
  /** A file of this SQL, with its checksum. */
  const plant = (sql: string | Buffer, change: (bytes: Buffer) => Buffer = (bytes) => bytes) => {
    planted += 1;
    const path = join(folder, nameOfBackup(new Date(Date.UTC(2025, 0, 1, 0, 0, planted))));
    const bytes = change(zstdCompressSync(sql));
    writeFileSync(path, bytes);
    writeFileSync(`${path}.sha256`, `${createHash("sha256").update(bytes).digest("hex")}  ${path}\n`);
    return path;
  };
  const header = { createdAt: new Date(), database: "guichet", server: "11.8.3-MariaDB" };

  it("refuses a file that was damaged, truncated, or has lost its checksum", async () => {
    const { path } = await backUpNow((await sold()).url);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(2_000) ^ 1, 2_000);
    writeFileSync(path, bytes);
    expect(await refused(path)).toMatch(/is damaged: it does not match its checksum/);
    writeFileSync(path, bytes.subarray(0, 1_000));
    expect(await refused(path)).toMatch(/is damaged/);
    rmSync(`${path}.sha256`);
    expect(await refused(path)).toMatch(/sha256 cannot be read, and nothing else says that the backup is whole/);
    expect(await refused(join(folder, "none"))).toMatch(/none.sha256 cannot be read/);
  });

  it("refuses what is no backup, or that of another version", async () => {
    expect(await refused(plant("DROP DATABASE guichet;\n"))).toMatch(/not made by npm run backup/);
    expect(await refused(plant("", () => Buffer.from("plain text")))).toMatch(/cannot be decompressed/);
    expect(await refused(plant('-- Guichet backup {"format":2}\n'))).toMatch(/format 2/);
    const newer = plant(writeHeader({ ...header, migrations: ["20990101000000_tomorrow"] }));
    expect(await refused(newer)).toMatch(/migration 20990101000000_tomorrow, which this one lacks/);
  });

  it("refuses a database that holds something, unless it may replace it", async () => {
    const source = await sold();
    const { path } = await backUpNow(source.url);
    const before = await printOf(source.url);
    const target = await sold();
    await target.database.writer.booking.deleteMany({ where: { id: id("b", 9) } });
    await target.database.writer.event.updateMany({ data: { title: "Other" } });
    expect(await refused(path, target.migratorUrl)).toMatch(
      /is not empty \(its table \w+ has rows\), and nothing was changed/,
    );
    await restore({ url: target.migratorUrl, file: path, mayReplace: async () => true, ...quiet });
    expect(await printOf(target.url)).toEqual(before);
  });

  it("takes a database with nothing in it but a schema, and what a server writes at its start", async () => {
    const { path } = await backUpNow((await sold()).url);
    const target = await migrated();
    await target.database.writer.job.create({ data: { name: "audit" } });
    await restore({ url: target.migratorUrl, file: path, ...quiet });
    expect(await target.database.writer.booking.count()).toBe(4);
  });

  it("brings an older schema up to date", async () => {
    const { migratorUrl: url } = await empty();
    const older = mkdtempSync(join(tmpdir(), "guichet-older-"));
    const names = await listMigrations();
    for (const name of names.slice(0, -1))
      cpSync(join(MIGRATIONS_FOLDER, name), join(older, name), { recursive: true });
    await migrate({ url, folder: older });
    rmSync(older, { recursive: true });
    const { path } = await backUpNow(url);
    const lines: string[] = [];
    const target = await empty();
    await restore({ url: target.migratorUrl, file: path, log: (line) => lines.push(line) });
    expect(lines.at(-1)).toBe(`applied ${names.at(-1)}`);
  });

  it("leaves a half-restored database that no server takes for a whole one, and that can be restored again", async () => {
    const { path } = await backUpNow((await sold()).url);
    const sql = zstdDecompressSync(readFileSync(path)).toString("latin1");
    const broken = plant(
      Buffer.from(sql.replace("CREATE TABLE `sessions`", "CREATE TABLE sessions sessions"), "latin1"),
    );
    const target = await empty();
    await expect(restore({ url: target.migratorUrl, file: broken, ...quiet })).rejects.toThrow(
      /only in part .*restore again with --replace/,
    );
    const tables = Object.keys(await printOf(target.url));
    expect(tables).toContain("bookings");
    expect(tables).not.toContain("_prisma_migrations");
    await restore({ url: target.migratorUrl, file: path, mayReplace: async () => true, ...quiet });
  });

  it("runs nothing that a file asks of the client", async () => {
    const planted = join(folder, "planted");
    const path = plant(`${writeHeader({ ...header, migrations: [] })}\\! touch ${planted}\nsystem touch ${planted}\n`);
    await expect(restore({ url: (await empty()).migratorUrl, file: path, ...quiet })).rejects.toThrow("only in part");
    expect(existsSync(planted)).toBe(false);
  });
});
