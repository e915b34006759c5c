import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { createSources, destroy, printOf, withDump } from "../testing/backups.ts";
import { backUp } from "./backup.ts";
import { optionsFor } from "./client-program.ts";
import { restore } from "./restore.ts";

const sources = createSources();
const { folder, sold, migrated, empty, backUpNow } = sources;
afterAll(() => sources.drop());

const quiet = { log: () => undefined };

describe("a backup", () => {
  it("brings back every row of a database that was destroyed", async () => {
    const { url, migratorUrl } = await sold();
    const before = await printOf(url);
    const { path, bytes } = await backUpNow(url);
    expect(bytes).toBe(statSync(path).size);
    await destroy(migratorUrl);
    expect(await printOf(url)).toEqual({});
    await restore({ url: migratorUrl, file: path, ...quiet });
    expect(await printOf(url)).toEqual(before);

    const { migratorUrl: newUrl } = await empty();
    await restore({ url: newUrl, file: path, ...quiet });
    expect(await printOf(newUrl)).toEqual(before);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(["bookings", "tickets", "idempotency_keys", "_prisma_migrations"]),
    );
  });

  it("is of one moment, whatever is written meanwhile", async () => {
    const { url, database } = await sold();
    let isWriting = true;
    const writing = (async () => {
      while (isWriting) {
        await database.writer.$transaction([
          database.writer.event.updateMany({ data: { version: { increment: 1 } } }),
          database.writer.session.updateMany({ data: { version: { increment: 1 } } }),
        ]);
      }
    })();
    const { path } = await backUpNow(url);
    isWriting = false;
    await writing;
    const target = await migrated();
    await restore({ url: target.migratorUrl, file: path, ...quiet });
    const [event, session] = [
      await target.database.writer.event.findFirst(),
      await target.database.writer.session.findFirst(),
    ];
    expect(event?.version).toBeGreaterThan(1);
    expect(session?.version).toBe(event?.version);
  });

  it("is for us alone, and sha256sum agrees with what stands beside it", async () => {
    const { path } = await backUpNow((await sold()).url);
    const sum = readFileSync(`${path}.sha256`, "utf8");
    const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
    expect(sum).toBe(`${sha256}  ${path.slice(folder.length + 1)}\n`);
    for (const file of [path, `${path}.sha256`]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("creates what a booking needs last, and the ledger after that", async () => {
    const { path } = await backUpNow((await sold()).url);
    const sql = zstdDecompressSync(readFileSync(path)).toString("utf8");
    const tables = [...sql.matchAll(/^CREATE TABLE `(\w+)`/gm)].map((match) => match[1]);
    expect(tables.slice(-2)).toEqual(["sessions", "_prisma_migrations"]);
    expect(sql).not.toMatch(/LOCK TABLES|DROP TABLE|_guichet_migration_lease/);
  });

  it("is not kept when the dump fails, and the reason is given without the password", async () => {
    const stranger = new URL((await sold()).url);
    stranger.password = "wrong-word";
    const before = readdirSync(folder);
    const failure = await backUpNow(stranger.toString()).catch((error: Error) => error.message);
    expect(failure).toMatch(/Access denied/);
    expect(failure).not.toContain("wrong-word");
    expect(readdirSync(folder)).toEqual(before);
  });

  it("is not kept when mariadb-dump fails half-way, nor when it ends early without a word", async () => {
    const { url } = await sold();
    const before = readdirSync(folder);
    await withDump('"$REAL" "$@" | head -c 3000; echo "Lost connection" >&2; exit 3', async () => {
      await expect(backUpNow(url)).rejects.toThrow("mariadb-dump ended with code 3: Lost connection");
    });
    await withDump('"$REAL" "$@" | head -c 3000', async () => {
      await expect(backUpNow(url)).rejects.toThrow("The dump ends before its end");
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  it("is not kept when somebody migrates meanwhile, when the disk is full, or when it is interrupted", async () => {
    const { url, asMigrator } = await sold();
    const before = readdirSync(folder);
    const now = new Date(0);
    const migrating = async () => {
      await asMigrator("CREATE TABLE newcomer (id INT PRIMARY KEY)");
      return 1e12;
    };
    await expect(backUp({ url, folder, now, free: migrating })).rejects.toThrow("migrated during the backup");
    await expect(backUp({ url, folder, now, free: async () => 1e6 })).rejects.toThrow("1 MB free");
    await expect(backUp({ url, folder, now, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    expect(readdirSync(folder)).toEqual(before);
  });

  it("is refused for a database that is not ours", async () => {
    await expect(backUpNow((await empty()).url)).rejects.toThrow("holds no tables of Guichet");
  });

  it("leaves no password on a command line or in a file", async () => {
    const { url } = await sold();
    const seen = join(folder, "..", `guichet-seen-${process.pid}`);
    await withDump(`echo "$@" >> ${seen}; stat -c %a "\${1#--defaults-file=}" >> ${seen}; exec "$REAL" "$@"`, () =>
      backUpNow(url),
    );
    const [line = "", mode] = readFileSync(seen, "utf8").split("\n");
    rmSync(seen);
    expect(line).not.toContain(new URL(url).password);
    expect(mode).toBe("600");
    const [, options = ""] = /--defaults-file=(\S+)/.exec(line) ?? [];
    expect(existsSync(options)).toBe(false);
  });
});

describe("the option file of a connection", () => {
  it("reads as what was meant, whatever characters a password has", () => {
    const user = `a"b\\c#d 'e';[f]\\n =g`;
    const file = join(folder, "options.cnf");
    writeFileSync(file, optionsFor({ host: "db.example.org", port: 3307, user, password: user, database: "guichet" }));
    const read = execFileSync("mariadb-dump", [`--defaults-file=${file}`, "--print-defaults"], { encoding: "utf8" });
    rmSync(file);
    expect(read).toContain(`--user=${user} `);
    expect(read).toContain("--host=db.example.org --port=3307 ");
  });
});
