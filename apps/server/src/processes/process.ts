import { fileURLToPath } from "node:url";
import {
  createApiKeyDoor,
  createAuditNotes,
  createBookingIdMask,
  createBookingQueue,
  createLive,
  createMetrics,
  createPasswords,
  createPublicAnswers,
  createSalesFigures,
  createSecretSeal,
  createStaffAccounts,
  type JobRunner,
  type Services,
  startJobs,
} from "@guichet/api/server";
import { connectionsPerEndpoint, createDatabase } from "@guichet/db";
import type { FastifyInstance } from "fastify";
import { createApiApp } from "../api-app.ts";
import { createEncoder } from "../images/encode-image.ts";
import { openImageFiles } from "../images/image-settings.ts";
import { createStaffLogin } from "../login/staff-login.ts";
import { createMailer } from "../mailer.ts";
import { createRequestLimits } from "../rate-limit/request-limits.ts";
import type { Env } from "../settings/env.ts";
import { looksGuessable, readOrMakeSecret } from "../settings/secret.ts";
import { createWebApp } from "../web-app.ts";
import { createLifecycle } from "./lifecycle.ts";
import { jobsOfProcess } from "./process-jobs.ts";

const DIST = fileURLToPath(new URL("../../../web/dist/", import.meta.url)).replace(/\/$/, "");

/** A reader of its own may be so far behind the writer. */
const READER_LAG_MS = 2_000;

/** Everything one server process runs, built but not listening. */
export interface GuichetProcess {
  readonly web: FastifyInstance;
  readonly api: FastifyInstance;
  readonly services: Services;
  startJobs(): void;
  /** Serves until it has drained, then refuses new work, finishes what is in hand, ends the jobs, closes the database. */
  close(): Promise<void>;
}

/** What a test replaces, or a worker among several. */
export interface ProcessParts {
  readonly now?: () => Date;
  /** Folder of the built interfaces. */
  readonly dist?: string;
  /** Told every SQL statement. */
  readonly onQuery?: (sql: string) => void;
  /** What /metrics shows; the counters of this process when absent. */
  readonly readMetrics?: () => Promise<string>;
}

const systemClock = () => new Date();

/** @throws the file system's error when the secret cannot be kept */
export async function createProcess(
  env: Env,
  { now = systemClock, dist = DIST, readMetrics, onQuery }: ProcessParts = {},
): Promise<GuichetProcess> {
  const {
    databaseReaderUrl: readerUrl,
    databaseNodeUrls: nodeUrls,
    publicUrl,
    logLevel: level,
    logFormat: format,
  } = env;
  const metrics = createMetrics();
  const database = createDatabase({
    url: env.databaseUrl,
    ...(readerUrl === undefined ? {} : { readerUrl }),
    ...(nodeUrls === undefined ? {} : { nodeUrls }),
    connectionLimit: connectionsPerEndpoint({
      processes: env.apiWorkers,
      endpoints: readerUrl === undefined ? 1 : 2,
      toEachNode: nodeUrls === undefined ? 0 : 1,
    }),
    ...(onQuery === undefined ? {} : { onQuery }),
    onConnectionLost(line) {
      metrics.databaseConnectionsLost.inc();
      api.log.warn(line);
    },
  });
  const lifecycle = createLifecycle(env.drainSeconds * 1000);
  const passwords = createPasswords({ onHash: () => metrics.passwordHashes.inc() });
  const secret = env.secret ?? readOrMakeSecret(env.dataDir);
  const login = createStaffLogin(env, { database, now, secret });
  const mailer = env.mail === undefined ? null : createMailer(env.mail);
  const batch = { database, holdMinutes: env.holdMinutes, sendsMail: mailer !== null, now, metrics };
  const auditNotes = createAuditNotes(batch, (error) => api.log.warn({ err: error }, "the audit log was not told"));
  const live = createLive(batch, {
    onError: (error) => api.log.warn({ err: error }, "open pages were told nothing of changes, for a moment"),
  });
  const services: Services = {
    ...batch,
    publicUrl,
    auditNotes,
    live,
    staffAccounts: createStaffAccounts(database, passwords),
    passwords,
    secretSeal: createSecretSeal(secret),
    ownerTwoFactor: login.ownerTwoFactor,
    bookingIdMask: createBookingIdMask(secret),
    bookingQueue: createBookingQueue(batch),
    salesFigures: createSalesFigures(),
    publicAnswers: createPublicAnswers({ readerLagMs: database.reader === database.writer ? 0 : READER_LAG_MS }),
  };
  const keys = createApiKeyDoor(services, (error) =>
    api.log.warn({ err: error }, "the use of an API key was not noted"),
  );

  const images = {
    files: openImageFiles(env.images, (line) => api.log.warn(line)),
    encode: createEncoder(),
  };
  const common = {
    log: { level, format },
    trustProxy: env.trustProxy,
    isHttps: publicUrl.startsWith("https:"),
    services,
    lifecycle,
    images,
    limits: createRequestLimits({ database, now, perAddress: env.rateLimit, perKey: env.rateLimitOfKeys }),
  };
  const web = await createWebApp({
    ...common,
    login,
    publicUrl,
    webPort: env.webPort,
    dist,
    serviceWorker: env.serviceWorker,
  });
  const api = await createApiApp({
    ...common,
    keys,
    corsOrigins: env.corsOrigins,
    readMetrics: readMetrics ?? (() => metrics.registry.metrics()),
  });

  const jobServices = { ...batch, files: images.files, mailer, publicUrl, auditRetentionDays: env.auditRetentionDays };
  let jobs: JobRunner | undefined;
  if (env.secret !== undefined && looksGuessable(env.secret)) {
    api.log.warn("SECRET is easy to guess: give 32 random characters or more");
  }
  return {
    web,
    api,
    services,
    startJobs() {
      const all = jobsOfProcess(jobServices, (line) => api.log.warn(line));
      jobs = startJobs(all, {
        database,
        onError: (job, error) => api.log.error({ err: error, job }, "a job failed"),
      });
    },
    async close() {
      await lifecycle.drain();
      // Open pages come back by themselves, to whoever takes over.
      live.close();
      await Promise.all([web.close(), api.close()]);
      await jobs?.stop();
      mailer?.close();
      await Promise.all([keys.settled(), auditNotes.settled()]);
      await database.close();
    },
  };
}
