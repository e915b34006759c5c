import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { SettingError } from "@guichet/db";
import { afterAll, describe, expect, it } from "vitest";
import { readCommandEnv, readEnv } from "./env.ts";

const folder = mkdtempSync(join(tmpdir(), "guichet-env-"));
afterAll(() => rmSync(folder, { recursive: true }));

const DATABASE_URL = "mysql://guichet:secret-word@127.0.0.1:3306/guichet";

function fileWith(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe("the environment", () => {
  it("needs nothing but a database", () => {
    expect(readEnv({ DATABASE_URL })).toEqual({
      databaseUrl: DATABASE_URL,
      host: "127.0.0.1",
      webPort: 8080,
      apiPort: 18_000,
      apiWorkers: 1,
      drainSeconds: 2,
      publicUrl: "http://localhost:8080",
      dataDir: resolve(".data"),
      holdMinutes: 15,
      logLevel: "info",
      logFormat: "text",
      trustProxy: false,
      corsOrigins: [],
      rateLimit: 30_000,
      rateLimitOfKeys: 60_000,
      ownerTwoFactor: "optional",
      serviceWorker: "on",
      auditRetentionDays: 400,
      images: { kind: "folder", path: resolve(".data/images") },
    });
    expect(() => readEnv({})).toThrow(/^Set DATABASE_URL .* or DATABASE_URL_FILE$/);
  });

  it("reads any setting from the file that NAME_FILE names", () => {
    const env = readEnv({
      DATABASE_URL_FILE: fileWith("url", `${DATABASE_URL}\n`),
      HOLD_MINUTES_FILE: fileWith("minutes", "30\n"),
      ADMIN_EMAIL: "ada@example.org",
      ADMIN_PASSWORD_FILE: fileWith("password", "correct horse battery\n"),
    });
    expect(env).toMatchObject({
      databaseUrl: DATABASE_URL,
      holdMinutes: 30,
      firstAdmin: { email: "ada@example.org", password: "correct horse battery" },
    });
    expect(() => readEnv({ DATABASE_URL_FILE: join(folder, "none") })).toThrow(/^DATABASE_URL_FILE=.* cannot be read/);
  });

  it("keeps pictures in a folder, or in a bucket that is named in full", () => {
    const bucket = { IMAGES_S3_URL: "https://s3.example.org/pictures", IMAGES_S3_KEY: "K" };
    expect(readEnv({ DATABASE_URL, IMAGES_DIR: "/pictures" }).images).toEqual({ kind: "folder", path: "/pictures" });
    const IMAGES_S3_SECRET_FILE = fileWith("bucket", "a secret\n");
    expect(readEnv({ DATABASE_URL, ...bucket, IMAGES_S3_SECRET_FILE, IMAGES_DIR: "/images" }).images).toEqual({
      kind: "bucket",
      url: "https://s3.example.org/pictures",
      region: "us-east-1",
      accessKeyId: "K",
      secretAccessKey: "a secret",
    });
    expect(() => readEnv({ DATABASE_URL, ...bucket })).toThrow(
      /IMAGES_S3_SECRET name a bucket together: set all or none/,
    );
    expect(() => readEnv({ DATABASE_URL, ...bucket, IMAGES_S3_URL: "s3://pictures" })).toThrow(
      /^IMAGES_S3_URL: must be/,
    );
  });

  it("takes the nodes of a cluster as a list", () => {
    const urls = ["mysql://guichet:secret-word@node1:3306/guichet", "mysql://guichet:secret-word@node2:3306/guichet"];
    expect(readEnv({ DATABASE_URL, DATABASE_NODE_URLS: ` ${urls.join(" ,\n")}, ` })).toMatchObject({
      databaseNodeUrls: urls,
    });
  });

  it.each([
    ["WEB_PORT", "http"],
    ["WEB_PORT", "70000"],
    ["API_WORKERS", "0"],
    ["API_WORKERS", "33"],
    ["API_WORKERS", "two"],
    ["DRAIN_SECONDS", "61"],
    ["HOLD_MINUTES", "0"],
    ["HOLD_MINUTES", "121"],
    ["HOLD_MINUTES", "1.5"],
    ["LOG_LEVEL", "loud"],
    ["PUBLIC_URL", "tickets.example.org"],
    ["DATABASE_READER_URL", "postgres://x"],
    ["DATABASE_NODE_URLS", DATABASE_URL],
    ["DATABASE_NODE_URLS", `${DATABASE_URL}, node2:3306`],
    ["TRUST_PROXY", "17"],
    ["TRUST_PROXY", "my-proxy"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "10.0.0.1, ::1/129"],
    ["RATE_LIMIT", "-1"],
    ["CORS_ORIGINS", "https://example.org/path"],
    ["CORS_ORIGINS", "*"],
  ])("refuses %s=%s in one line that names it", (name, value) => {
    const read = () => readEnv({ DATABASE_URL, [name]: value });
    expect(read).toThrow(new RegExp(`^${name}: [^\\n]+$`));
  });

  it.each([
    ["HOLD_MINUTES", "0", "must be a whole number from 1 to 120"],
    ["WEB_PORT", "http", "must be a whole number from 1 to 65535"],
    ["LOG_FORMAT", "xml", "must be text or json"],
    ["SECRET", "short", "must have at least 32 characters"],
  ])("says in plain words what %s=%s should be", (name, value, text) => {
    expect(() => readEnv({ DATABASE_URL, [name]: value })).toThrow(new SettingError(`${name}: ${text}`));
  });

  it("never says a secret", () => {
    expect(() => readEnv({ DATABASE_URL: "postgres://u:secret-word@h/d" })).toThrow(/^DATABASE_URL: (?!.*secret-word)/);
    expect(() => readEnv({ DATABASE_URL, ADMIN_EMAIL: "a@example.org", ADMIN_PASSWORD: "short-word" })).toThrow(
      /^ADMIN_PASSWORD: (?!.*short-word)/,
    );
  });

  it("refuses half of a first admin, and one port for two doors", () => {
    expect(() => readEnv({ DATABASE_URL, ADMIN_EMAIL: "a@example.org" })).toThrow(/set both or neither/);
    expect(() => readEnv({ DATABASE_URL, WEB_PORT: "9000", API_PORT: "9000" })).toThrow(/must differ/);
  });

  it.each([
    ["", false],
    ["0", false],
    ["true", 1],
    ["2", 2],
    ["10.0.0.0/8, ::1, loopback", ["10.0.0.0/8", "::1", "loopback"]],
  ])("reads TRUST_PROXY=%j as %j", (value, expected) => {
    expect(readEnv({ DATABASE_URL, TRUST_PROXY: value }).trustProxy).toEqual(expected);
  });

  it("drops the slash at the end of PUBLIC_URL", () => {
    expect(readEnv({ DATABASE_URL, PUBLIC_URL: "https://tickets.example.org/" }).publicUrl).toBe(
      "https://tickets.example.org",
    );
  });
});

describe("the environment of npm run admin", () => {
  it("has the nodes of a cluster, as the server has: what is printed outlives one of them", () => {
    const nodes = ["mysql://a:b@127.0.0.1:3307/guichet", "mysql://a:b@127.0.0.2:3307/guichet"];
    const given = { DATABASE_URL, DATABASE_NODE_URLS: nodes.join(", ") };
    expect(readCommandEnv(given).databaseNodeUrls).toEqual(readEnv(given).databaseNodeUrls);
    expect(readCommandEnv(given).databaseNodeUrls).toEqual(nodes);
    expect(() => readCommandEnv({ DATABASE_URL, DATABASE_NODE_URLS: "mysql://a:secret-word@" })).toThrow(
      /^DATABASE_NODE_URLS: (?!.*secret-word)/,
    );
  });

  it("finds the embedded database that npm start runs", () => {
    const dataDir = mkdtempSync(join(folder, "data-"));
    expect(() => readCommandEnv({ DATA_DIR: dataDir })).toThrow(/^Set DATABASE_URL .*, or run npm start/);
    mkdirSync(join(dataDir, "mariadb"));
    writeFileSync(join(dataDir, "mariadb", "url"), `${DATABASE_URL}\n`);
    expect(readCommandEnv({ DATA_DIR: dataDir, WEB_PORT: "9000" })).toEqual({
      databaseUrl: DATABASE_URL,
      publicUrl: "http://localhost:9000",
      isPublicUrlGuessed: false,
    });
  });

  it("has the public address that the running instance has noted, unless it is told another", () => {
    const dataDir = mkdtempSync(join(folder, "data-"));
    mkdirSync(join(dataDir, "mariadb"));
    writeFileSync(join(dataDir, "mariadb", "url"), `${DATABASE_URL}\n`);
    expect(readCommandEnv({ DATA_DIR: dataDir })).toMatchObject({
      publicUrl: "http://localhost:8080",
      isPublicUrlGuessed: true,
    });
    writeFileSync(join(dataDir, "mariadb", "public-url"), "http://localhost:9090\n");
    const noted = { publicUrl: "http://localhost:9090", isPublicUrlGuessed: false };
    expect(readCommandEnv({ DATA_DIR: dataDir })).toMatchObject(noted);
    const PUBLIC_URL = "https://tickets.example.org/";
    expect(readCommandEnv({ DATA_DIR: dataDir, PUBLIC_URL }).publicUrl).toBe("https://tickets.example.org");
    expect(readCommandEnv({ DATA_DIR: dataDir, DATABASE_URL }).publicUrl).toBe("http://localhost:8080");
  });
});
