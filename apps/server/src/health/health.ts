import { setTimeout as sleep } from "node:timers/promises";
import { BUSY_RETRY_SECONDS } from "@guichet/api/server";
import { type Database, pendingMigrations } from "@guichet/db";
import type { FastifyInstance } from "fastify";
import type { Lifecycle } from "../processes/lifecycle.ts";

const PATIENCE_MS = 3_000;

/** /healthz: the process answers. /readyz: it can also do its work; otherwise 503, and why. */
export function registerHealth(app: FastifyInstance, database: Database, lifecycle: Lifecycle): void {
  app.get("/healthz", async () => ({ status: "ok" }));
  let told: string | null = null;
  app.get("/readyz", async (request, reply) => {
    const obstacle = lifecycle.stopping ? "stopping" : await obstacleIn(database);
    // A proxy asks twice a second: one line when it changes.
    if (obstacle !== null && obstacle !== told) request.log.warn({ obstacle }, "not ready");
    told = obstacle;
    if (obstacle === null) return { status: "ready" };
    return reply.status(503).header("retry-after", BUSY_RETRY_SECONDS).send({ status: "not-ready", reason: obstacle });
  });
}

async function obstacleIn(database: Database): Promise<"database" | "migrations" | null> {
  const tooLate = sleep(PATIENCE_MS, "database" as const, { ref: false });
  const answer = pendingMigrations(database).then(
    (pending) => (pending.length > 0 ? ("migrations" as const) : null),
    () => "database" as const,
  );
  return Promise.race([answer, tooLate]);
}
