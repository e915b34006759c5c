import { createPasswords, createStaffAccounts } from "@guichet/api/server";
import { createDatabase, surviveBrokenConnections } from "@guichet/db";
import fastify from "fastify";
import { loggerOptions } from "../logger.ts";
import { prepareFirstAdmin } from "../login/first-admin.ts";
import type { Env } from "../settings/env.ts";
import { requireDatabase } from "./database-ready.ts";
import { requireFreePorts } from "./listen.ts";
import { closeOnSignal } from "./shutdown.ts";
import { createWorkers } from "./workers.ts";

/**
 * The first of several server processes (API_WORKERS > 1). It serves nothing itself: it does once what must happen once, keeps
 * the others running and ends them in order.
 * @throws StartError when they cannot start
 */
export async function superviseWorkers(env: Env): Promise<void> {
  const { log } = fastify({ logger: loggerOptions({ level: env.logLevel, format: env.logFormat }) });
  const workers = createWorkers({
    count: env.apiWorkers,
    log: (line, details) => log.error(details, line),
    onGivenUp(error) {
      log.fatal(`${error.message}: given up`);
      process.exit(1);
    },
  });
  closeOnSignal({
    drainSeconds: env.drainSeconds,
    close: () => workers.stop(),
    exit: (code) => process.exit(code),
    warn: (message) => log.warn(message),
  });
  surviveBrokenConnections((message) => log.warn(message));
  const nodes = env.databaseNodeUrls === undefined ? {} : { nodeUrls: env.databaseNodeUrls };
  const database = createDatabase({ url: env.databaseUrl, ...nodes, connectionLimit: 2 });
  try {
    await requireDatabase(database, (message) => log.warn(message));
    const staffAccounts = createStaffAccounts(database, createPasswords());
    await requireFreePorts(env);
    await workers.start();
    const { publicUrl, firstAdmin } = env;
    const admin = firstAdmin === undefined ? {} : { firstAdmin };
    const line = await prepareFirstAdmin({ database, staffAccounts, publicUrl, ...admin });
    if (line !== null) process.stdout.write(`${line}\n`);
  } finally {
    await database.close();
  }
}
