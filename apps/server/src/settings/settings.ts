import { isIP } from "node:net";
import { email, password } from "@guichet/api/server";
import { AUDIT_LOG_KEPT_DAYS, MOST_PROCESSES } from "@guichet/db";
import { z } from "zod";

/** A number that is counted or named, given as text. */
function wholeNumber(least: number, most: number, fallback: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error }).default(fallback);
}

const port = (fallback: number) => wholeNumber(1, 65_535, fallback);
const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const LOG_FORMATS = ["text", "json"] as const;
const OWNER_TWO_FACTOR = ["optional", "required"] as const;
const SERVICE_WORKER = ["on", "off"] as const;

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

/** What a list of proxies may also name: the private networks, as proxy-addr calls them. */
const NAMED_NETWORKS = ["loopback", "linklocal", "uniquelocal"];
const MOST_PROXIES = 16;

/** How many proxies stand in front, or their addresses and networks (CIDR), separated by commas. `true` is one proxy. */
const trustProxy = z
  .string()
  .default("")
  .transform((value) => {
    if (["", "0", "false", "no"].includes(value.toLowerCase())) return false;
    // Not all that claim to be one: then each client could say that it comes from anywhere.
    if (["true", "yes"].includes(value.toLowerCase())) return 1;
    return /^\d+$/.test(value) ? Number(value) : partsOf(value);
  })
  .refine((value) => (Array.isArray(value) ? value.every(isNetwork) : value === false || value <= MOST_PROXIES), {
    error: `must be how many proxies stand in front, up to ${MOST_PROXIES}, or their addresses, such as 10.0.0.0/8, separated by commas`,
  });

const origins = z
  .string()
  .default("")
  .transform(partsOf)
  .refine((list) => list.every(isOrigin), {
    error: "must be origins separated by commas, such as https://example.org",
  });

/** Every setting of the server by its name in the environment. */
export const settings = z.object({
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
  RATE_LIMIT: wholeNumber(0, 10_000_000, 30_000),
  RATE_LIMIT_KEY: wholeNumber(0, 10_000_000, 60_000),
  OWNER_TWO_FACTOR: z.enum(OWNER_TWO_FACTOR, { error: `must be ${oneOf(OWNER_TWO_FACTOR)}` }).default("optional"),
  IMAGES_DIR: z.string().optional(),
  IMAGES_S3_URL: z
    .url({ protocol: /^https?$/, error: "must be the address of a bucket, such as https://s3.example.org/pictures" })
    .optional(),
  IMAGES_S3_REGION: z
    .string()
    .regex(/^[\w-]{1,60}$/, { error: "must be a region such as eu-west-3" })
    .default("us-east-1"),
  IMAGES_S3_KEY: z.string().min(1).optional(),
  IMAGES_S3_SECRET: z.string().min(1).optional(),
  SERVICE_WORKER: z.enum(SERVICE_WORKER, { error: `must be ${oneOf(SERVICE_WORKER)}` }).default("on"),
  AUDIT_RETENTION_DAYS: wholeNumber(AUDIT_LOG_KEPT_DAYS, 3_650, 400),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, { error: "must look like smtps://user:password@host:465" })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isMailbox, { error: "must be an address such as tickets@example.org or Guichet <tickets@example.org>" })
    .optional(),
});

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

function isNetwork(value: string): boolean {
  const [address = "", bits, ...rest] = value.split("/");
  const version = isIP(address);
  if (bits === undefined) return version !== 0 || NAMED_NETWORKS.includes(address);
  return version !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
}

/** An address, alone or with a name before it. One line: it becomes a header. */
function isMailbox(value: string): boolean {
  const address = /^(?:[^<>"\r\n]{1,100} )?<([^<>]+)>$/.exec(value)?.[1] ?? value;
  return email.safeParse(address).success;
}
