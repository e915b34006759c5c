import cluster from "node:cluster";
import { DatabaseUrlError, SettingError, surviveBrokenConnections } from "@guichet/db";
import { collectDefaultMetrics } from "prom-client";
import { prepareFirstAdmin } from "./login/first-admin.ts";
import { requireDatabase, StartError } from "./processes/database-ready.ts";
import { listen } from "./processes/listen.ts";
import { createProcess } from "./processes/process.ts";
import { closeOnSignal } from "./processes/shutdown.ts";
import { superviseWorkers } from "./processes/supervisor.ts";
import { serveAsWorker } from "./processes/worker.ts";
import { type Env, readEnv } from "./settings/env.ts";

async function main(): Promise<void> {
  const env = readEnv();
  if (cluster.isWorker) return serveAsWorker(env);
  return env.apiWorkers > 1 ? superviseWorkers(env) : serveAlone(env);
}

async function serveAlone(env: Env): Promise<void> {
  const guichet = await createProcess(env);
  closeOnSignal({
    drainSeconds: env.drainSeconds,
    close: () => guichet.close(),
    exit: (code) => process.exit(code),
    warn: (message) => guichet.web.log.warn(message),
  });
  surviveBrokenConnections((message) => guichet.web.log.warn(message));
  const { database, staffAccounts, metrics } = guichet.services;
  collectDefaultMetrics({ register: metrics.registry });
  await requireDatabase(database, (message) => guichet.web.log.warn(message));
  await listen(guichet, env);
  guichet.startJobs();
  const { publicUrl, firstAdmin } = env;
  const line = await prepareFirstAdmin({
    database,
    staffAccounts,
    publicUrl,
    ...(firstAdmin === undefined ? {} : { firstAdmin }),
  });
  if (line !== null) process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const isPlain = error instanceof SettingError || error instanceof StartError || error instanceof DatabaseUrlError;
  process.stderr.write(`${isPlain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
