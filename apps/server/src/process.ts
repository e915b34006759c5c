import { fileURLToPath } from "node:url";
import {
  createApiKeyDoor,
  createBookingQueue,
  createMetrics,
  createPublicAnswers,
  forgetExpiredKeys,
  type JobRunner,
  releaseExpiredHolds,
  type Services,
  startJobs,
} from "@guichet/api/server";
import { createDatabase } from "@guichet/db";
import type { FastifyInstance } from "fastify";
import { createApiApp } from "./api-app.ts";
import { createAuth } from "./auth.ts";
import type { Env } from "./env.ts";
import type { Lifecycle } from "./health.ts";
import { ownOrigins } from "./same-origin.ts";
import { readOrMakeSecret } from "./secret.ts";
import { createStaffAccounts } from "./staff-accounts.ts";
import { createWebApp } from "./web-app.ts";

const DIST = fileURLToPath(new URL("../../web/dist/", import.meta.url)).replace(/\/$/, "");
const EXPIRE_HOLDS_EVERY_MS = 5_000;
const FORGET_KEYS_EVERY_MS = 60_000;

/** Everything one server process runs, built but not listening. */
export interface GuichetProcess {
  readonly web: FastifyInstance;
  readonly api: FastifyInstance;
  readonly services: Services;
  startJobs(): void;
  /** Refuses new work, finishes what is in hand, ends the jobs, closes the database. */
  close(): Promise<void>;
}

/** What a test replaces. */
export interface ProcessParts {
  readonly now?: () => Date;
  /** Folder of the built interfaces. */
  readonly dist?: string;
}

const systemClock = () => new Date();

/** @throws the file system's error when the secret cannot be kept */
export async function createProcess(
  env: Env,
  { now = systemClock, dist = DIST }: ProcessParts = {},
): Promise<GuichetProcess> {
  const { databaseReaderUrl: readerUrl, publicUrl, logLevel: level, logFormat: format } = env;
  const database = createDatabase({ url: env.databaseUrl, ...(readerUrl === undefined ? {} : { readerUrl }) });
  const lifecycle: Lifecycle = { stopping: false };
  const secret = env.secret ?? readOrMakeSecret(env.dataDir);
  const auth = createAuth({
    database,
    secret,
    publicUrl,
    trustedOrigins: (host) => [...ownOrigins(env), ...(host === null ? [] : [`http://${host}`, `https://${host}`])],
    log: (kind, message) => web.log[kind](message),
  });
  const batch = { database, holdMinutes: env.holdMinutes, now, metrics: createMetrics() };
  const staffAccounts = createStaffAccounts(database, auth);
  const services: Services = {
    ...batch,
    staffAccounts,
    bookingQueue: createBookingQueue(batch),
    publicAnswers: createPublicAnswers(),
  };
  const keys = createApiKeyDoor(batch, (error) => api.log.warn({ err: error }, "the use of an API key was not noted"));

  const common = {
    log: { level, format },
    trustProxy: env.trustProxy,
    isHttps: publicUrl.startsWith("https:"),
    services,
    lifecycle,
  };
  const web = await createWebApp({ ...common, auth, publicUrl, webPort: env.webPort, dist });
  const api = await createApiApp({ ...common, keys, corsOrigins: env.corsOrigins });

  let jobs: JobRunner | undefined;
  return {
    web,
    api,
    services,
    startJobs() {
      const expiry = {
        name: "release-expired-holds",
        everyMs: EXPIRE_HOLDS_EVERY_MS,
        run: (signal: AbortSignal) => releaseExpiredHolds(batch, signal),
      };
      const expiredKeys = {
        name: "forget-expired-keys",
        everyMs: FORGET_KEYS_EVERY_MS,
        run: (signal: AbortSignal) => forgetExpiredKeys(batch, signal),
      };
      const onError = (job: string, error: unknown) => api.log.error({ err: error, job }, "a job failed");
      jobs = startJobs([expiry, expiredKeys], { database, onError });
    },
    async close() {
      lifecycle.stopping = true;
      await Promise.all([web.close(), api.close()]);
      await jobs?.stop();
      await keys.settled();
      await database.close();
    },
  };
}
