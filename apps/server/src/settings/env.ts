import { join, resolve } from "node:path";
import { readDatabaseUrl, readNotedPublicUrl, readSetting, SET_DATABASE_URL, SettingError } from "@guichet/db";
import type { z } from "zod";
import type { ImageStore } from "../images/image-settings.ts";
import { settings } from "./settings.ts";

export interface Env {
  readonly databaseUrl: string;
  /** The writer when absent. */
  readonly databaseReaderUrl?: string;
  /** Of every node of the cluster behind `databaseUrl`; absent where the database is one server. */
  readonly databaseNodeUrls?: readonly string[];
  readonly host: string;
  readonly webPort: number;
  readonly apiPort: number;
  /** Server processes that share both ports. */
  readonly apiWorkers: number;
  /** How long it serves on after it was told to stop, while /readyz says so. */
  readonly drainSeconds: number;
  /** Where people reach the web port, without a slash at the end. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly holdMinutes: number;
  /** Made at the start when there is no staff. */
  readonly firstAdmin?: { readonly email: string; readonly password: string };
  /** Seals second factors and signs the cookies of known browsers; kept in a file of `dataDir` when absent. */
  readonly secret?: string;
  readonly logLevel: z.infer<typeof settings>["LOG_LEVEL"];
  readonly logFormat: "text" | "json";
  readonly trustProxy: false | number | string[];
  readonly corsOrigins: readonly string[];
  /** Requests a minute of one address, in all processes together; 0 for no limit. */
  readonly rateLimit: number;
  /** The same, of one API key. */
  readonly rateLimitOfKeys: number;
  readonly ownerTwoFactor: "optional" | "required";
  readonly auditRetentionDays: number;
  /** Off: browsers get rid of the service worker of the public interface. */
  readonly serviceWorker: "on" | "off";
  readonly images: ImageStore;
  /** Absent: no mail is sent. */
  readonly mail?: { readonly smtpUrl: string; readonly from: string };
}

/**
 * Everything the server is told by its environment. Any setting may also come as NAME_FILE, the file that holds it.
 * @throws SettingError about the first setting that cannot be used, without its value: it may be a secret
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const parsed = settings.safeParse(gather(source));
  if (!parsed.success) throw toSettingError(parsed.error);
  const env = parsed.data;
  if ((env.ADMIN_EMAIL === undefined) !== (env.ADMIN_PASSWORD === undefined)) {
    throw new SettingError("ADMIN_EMAIL and ADMIN_PASSWORD_FILE make the first admin together: set both or neither");
  }
  if (env.WEB_PORT === env.API_PORT) throw new SettingError("WEB_PORT and API_PORT must differ");
  if ((env.SMTP_URL === undefined) !== (env.MAIL_FROM === undefined)) {
    throw new SettingError("SMTP_URL and MAIL_FROM send mail together: set both or neither");
  }
  const dataDir = resolve(env.DATA_DIR);
  return {
    databaseUrl: env.DATABASE_URL,
    ...(env.DATABASE_READER_URL === undefined ? {} : { databaseReaderUrl: env.DATABASE_READER_URL }),
    ...(env.DATABASE_NODE_URLS === undefined ? {} : { databaseNodeUrls: env.DATABASE_NODE_URLS }),
    host: env.HOST,
    webPort: env.WEB_PORT,
    apiPort: env.API_PORT,
    apiWorkers: env.API_WORKERS,
    drainSeconds: env.DRAIN_SECONDS,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.WEB_PORT}`).replace(/\/+$/, ""),
    dataDir,
    holdMinutes: env.HOLD_MINUTES,
    ...(env.ADMIN_EMAIL === undefined || env.ADMIN_PASSWORD === undefined
      ? {}
      : { firstAdmin: { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } }),
    ...(env.SECRET === undefined ? {} : { secret: env.SECRET }),
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT,
    trustProxy: env.TRUST_PROXY,
    corsOrigins: env.CORS_ORIGINS,
    rateLimit: env.RATE_LIMIT,
    rateLimitOfKeys: env.RATE_LIMIT_KEY,
    ownerTwoFactor: env.OWNER_TWO_FACTOR,
    auditRetentionDays: env.AUDIT_RETENTION_DAYS,
    serviceWorker: env.SERVICE_WORKER,
    images: imageStoreOf(env, dataDir),
    ...(env.SMTP_URL === undefined || env.MAIL_FROM === undefined
      ? {}
      : { mail: { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } }),
  };
}

/** A bucket where one is named, whatever the folder is called; otherwise a folder. */
function imageStoreOf(env: z.infer<typeof settings>, dataDir: string): ImageStore {
  const {
    IMAGES_DIR: folder,
    IMAGES_S3_URL: url,
    IMAGES_S3_REGION: region,
    IMAGES_S3_KEY: key,
    IMAGES_S3_SECRET: secret,
  } = env;
  if (url === undefined && key === undefined && secret === undefined) {
    return { kind: "folder", path: resolve(folder ?? join(dataDir, "images")) };
  }
  if (url === undefined || key === undefined || secret === undefined) {
    throw new SettingError("IMAGES_S3_URL, IMAGES_S3_KEY and IMAGES_S3_SECRET name a bucket together: set all or none");
  }
  return { kind: "bucket", url, region, accessKeyId: key, secretAccessKey: secret };
}

export interface CommandEnv {
  readonly databaseUrl: string;
  /** As in Env: what a command has printed must not be lost with one node, either. */
  readonly databaseNodeUrls?: readonly string[];
  readonly publicUrl: string;
  /** No setting names the public address, and no running instance has noted it: it is the usual one. */
  readonly isPublicUrlGuessed: boolean;
}

/**
 * What `npm run admin` needs: a database, given or the embedded one that `npm start` runs, and the public address.
 * @throws SettingError when no database is there, or its nodes' addresses cannot be used
 */
export function readCommandEnv(source: NodeJS.ProcessEnv = process.env): CommandEnv {
  const { WEB_PORT, PUBLIC_URL, DATABASE_NODE_URLS } = gather(source);
  const nodes = settings.pick({ DATABASE_NODE_URLS: true }).safeParse({ DATABASE_NODE_URLS });
  if (!nodes.success) throw toSettingError(nodes.error);
  const known = PUBLIC_URL ?? readNotedPublicUrl(source);
  return {
    databaseUrl: readDatabaseUrl(source),
    ...(nodes.data.DATABASE_NODE_URLS === undefined ? {} : { databaseNodeUrls: nodes.data.DATABASE_NODE_URLS }),
    publicUrl: (known ?? `http://localhost:${WEB_PORT ?? "8080"}`).replace(/\/+$/, ""),
    isPublicUrlGuessed: known === null && WEB_PORT === undefined,
  };
}

/** The settings that are given. */
function gather(source: NodeJS.ProcessEnv): Record<string, string> {
  const names = Object.keys(settings.shape);
  const entries = names.flatMap((name) => {
    const value = readSetting(name, source);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function toSettingError(error: z.ZodError): SettingError {
  const [issue] = error.issues;
  const name = String(issue?.path[0] ?? "");
  if (issue?.code === "invalid_type" && name === "DATABASE_URL") {
    return new SettingError(SET_DATABASE_URL);
  }
  return new SettingError(`${name}: ${issue === undefined ? "cannot be used" : inPlainWords(issue)}`);
}

/** The texts of zod, but for those that speak of types. */
function inPlainWords(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_small" && issue.origin === "string") return `must have at least ${issue.minimum} characters`;
  if (issue.code === "too_big" && issue.origin === "string") return `must have at most ${issue.maximum} characters`;
  return issue.message;
}
