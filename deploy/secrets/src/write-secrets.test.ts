import { execFile, execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const MAIN = new URL("./main.ts", import.meta.url).pathname;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "guichet-secrets-test-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

const run = (env: Record<string, string> = {}) =>
  execFileSync(process.execPath, [MAIN, dir], { encoding: "utf8", stdio: "pipe", env: { ...process.env, ...env } });
const read = (file: string) => readFileSync(join(dir, file), "utf8").trim();
const snapshot = () =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, encoding: "utf8" })
      .filter((file) => statSync(join(dir, file)).isFile())
      .sort()
      .map((file) => [file, read(file)]),
  );

describe("the secrets of a cluster", () => {
  it("are all written at the first start, and none of them is printed", () => {
    const printed = run();
    expect(Object.keys(snapshot())).toEqual([
      "application/database-node-urls",
      "application/database-reader-url",
      "application/database-url",
      "application/secret",
      "authority/ca-key.pem",
      "authority/ca.pem",
      "backup/database-url",
      "database/app-password",
      "database/backup-password",
      "database/ca.pem",
      "database/migrator-password",
      "database/node-key.pem",
      "database/node.pem",
      "database/probe-password",
      "database/studio-password",
      "haproxy/stats-password",
      "migrator/database-url",
      "studio/database-url",
    ]);
    expect(printed.trim().split("\n")).toHaveLength(1);
    for (const secret of Object.values(snapshot())) expect(printed).not.toContain(secret);
    expect(read("application/database-url")).toBe(
      `mysql://guichet_app:${read("database/app-password")}@haproxy:3306/guichet`,
    );
  });

  it("stay what they are when it runs again, and only what is missing is made", () => {
    run();
    const before = snapshot();
    expect(run()).toBe("All secrets are there\n");
    expect(snapshot()).toEqual(before);
    rmSync(join(dir, "application/secret"));
    expect(run()).toBe("Made application/secret\n");
    expect(snapshot()).toEqual({
      ...before,
      "application/secret": expect.not.stringMatching(before["application/secret"] ?? ""),
    });
  });

  it("fit together when several start at once", async () => {
    const start = () => promisify(execFile)(process.execPath, [MAIN, dir]);
    const ends = await Promise.all([start(), start(), start()]);
    expect(ends.map((end) => end.stderr)).toEqual(["", "", ""]);
    expect(run()).toBe("All secrets are there\n");
    expect(read("migrator/database-url")).toContain(`:${read("database/migrator-password")}@`);
    expect(read("database/ca.pem")).toBe(read("authority/ca.pem"));
  });

  it("are for their owner alone", () => {
    run();
    for (const file of Object.keys(snapshot())) expect(statSync(join(dir, file)).mode & 0o037).toBe(0);
  });

  it("hold a node certificate for the names and addresses of the nodes, signed by the authority", () => {
    run({ NODE_HOSTS: "db-1.example.org,10.0.0.7" });
    const certificate = new X509Certificate(read("database/node.pem"));
    expect(certificate.verify(new X509Certificate(read("authority/ca.pem")).publicKey)).toBe(true);
    expect(certificate.checkHost("db-1.example.org")).toBe("db-1.example.org");
    expect(certificate.checkIP("10.0.0.7")).toBe("10.0.0.7");
    expect(certificate.checkHost("mariadb1")).toBeUndefined();
    expect(certificate.ca).toBe(false);
    // MariaDB's state transfer passes the name on, and refuses spaces in it.
    expect(certificate.subject).toBe("CN=guichet-node");
  });

  it("may be one's own: a password that is there goes into the URLs", () => {
    run();
    writeFileSync(join(dir, "database/app-password"), "p@ss/word\n");
    rmSync(join(dir, "application/database-url"));
    expect(run()).toBe("Made application/database-url\n");
    expect(read("application/database-url")).toBe("mysql://guichet_app:p%40ss%2Fword@haproxy:3306/guichet");
  });

  it("that no longer fit together are named", () => {
    run();
    rmSync(join(dir, "database/studio-password"));
    rmSync(join(dir, "authority"), { recursive: true });
    rmSync(join(dir, "database/ca.pem"));
    const { status, stderr } = spawnSync(process.execPath, [MAIN, dir], { encoding: "utf8" });
    expect(status).toBe(0);
    expect(stderr).toContain("studio/database-url differs");
    expect(stderr).toContain("database/node.pem is not signed by database/ca.pem");
  });

  it.each([
    [{ WRITER_ENDPOINT: "haproxy" }, "WRITER_ENDPOINT: haproxy must look like haproxy:3306"],
    [{ NODE_HOSTS: "a,b c" }, "NODE_HOSTS: b c is neither a host name nor an IP address"],
    [{ SECRET_OWNERS: "cellar=1" }, "SECRET_OWNERS: cellar=1 must look like"],
    [{ PATH: "/nowhere" }, "openssl cannot be started"],
  ])("are not begun with settings that cannot be used: %o", (env, line) => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, dir], {
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
    expect(status).toBe(1);
    expect(stderr).toContain(line);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
