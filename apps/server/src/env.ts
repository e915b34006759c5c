import { resolve } from "node:path";
import { email, password } from "@guichet/api/server";
import {
  MOST_PROCESSES,
  readDatabaseUrl,
  readNotedPublicUrl,
  readSetting,
  SET_DATABASE_URL,
  SettingError,
} from "@guichet/db";
import { z } from "zod";

/** A number that is counted or named, given as text. */
function wholeNumber(least: number, most: number, fallback: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error }).default(fallback);
}

const port = (fallback: number) => wholeNumber(1, 65_535, fallback);
const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const LOG_FORMATS = ["text", "json"] as const;

const databaseUrl = z
  .string()
  .regex(/^(mysql|mariadb):\/\//, { error: "must look like mysql://user:password@host:3306/database" });

/** Two at least: of one node alone nobody can say whether another has what it committed. */
const nodeUrls = z
  .string()
  .transform(partsOf)
  .refine((list) => list.length >= 2 && list.every((url) => databaseUrl.safeParse(url).success), {
    error: "must be the addresses of all nodes, such as mysql://user:password@node1:3306/database, separated by commas",
  });

/** `true`, a number of proxies, or the addresses and networks (CIDR) of the proxies, separated by commas. */
const trustProxy = z
  .string()
  .default("")
  .transform((value) => {
    if (["", "0", "false", "no"].includes(value.toLowerCase())) return false;
    if (["true", "yes"].includes(value.toLowerCase())) return true;
    return /^\d+$/.test(value) ? Number(value) : value.split(",").map((part) => part.trim());
  });

const origins = z
  .string()
  .default("")
  .transform(partsOf)
  .refine((list) => list.every(isOrigin), {
    error: "must be origins separated by commas, such as https://example.org",
  });

const settings = z.object({
  DATABASE_URL: databaseUrl,
  DATABASE_READER_URL: databaseUrl.optional(),
  DATABASE_NODE_URLS: nodeUrls.optional(),
  HOST: z.string().default("127.0.0.1"),
  WEB_PORT: port(8080),
  API_PORT: port(18_000),
  API_WORKERS: wholeNumber(1, MOST_PROCESSES, 1),
  DRAIN_SECONDS: wholeNumber(0, 60, 2),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://tickets.example.org" })
    .optional(),
  DATA_DIR: z.string().default(".data"),
  HOLD_MINUTES: wholeNumber(1, 120, 15),
  ADMIN_EMAIL: email.optional(),
  ADMIN_PASSWORD: password.optional(),
  SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be ${oneOf(LOG_LEVELS)}` }).default("info"),
  LOG_FORMAT: z.enum(LOG_FORMATS, { error: `must be ${oneOf(LOG_FORMATS)}` }).default("text"),
  TRUST_PROXY: trustProxy,
  CORS_ORIGINS: origins,
});

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
  /** Signs the login cookies; kept in a file of `dataDir` when absent. */
  readonly secret?: string;
  readonly logLevel: z.infer<typeof settings>["LOG_LEVEL"];
  readonly logFormat: "text" | "json";
  readonly trustProxy: boolean | number | string[];
  readonly corsOrigins: readonly string[];
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
    dataDir: resolve(env.DATA_DIR),
    holdMinutes: env.HOLD_MINUTES,
    ...(env.ADMIN_EMAIL === undefined || env.ADMIN_PASSWORD === undefined
      ? {}
      : { firstAdmin: { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD } }),
    ...(env.SECRET === undefined ? {} : { secret: env.SECRET }),
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT,
    trustProxy: env.TRUST_PROXY,
    corsOrigins: env.CORS_ORIGINS,
  };
}

export interface CommandEnv {
  readonly databaseUrl: string;
  readonly publicUrl: string;
  /** No setting names the public address, and no running instance has noted it: it is the usual one. */
  readonly isPublicUrlGuessed: boolean;
}

/**
 * What `npm run admin` needs: a database, given or the embedded one that `npm start` runs, and the public address.
 * @throws SettingError when no database is there
 */
export function readCommandEnv(source: NodeJS.ProcessEnv = process.env): CommandEnv {
  const { WEB_PORT, PUBLIC_URL } = gather(source);
  const known = PUBLIC_URL ?? readNotedPublicUrl(source);
  return {
    databaseUrl: readDatabaseUrl(source),
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

function partsOf(list: string): string[] {
  return list
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function oneOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
