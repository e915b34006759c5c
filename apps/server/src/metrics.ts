import { type ApiKeyDoor, authorize } from "@guichet/api/server";
import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";
import { actorOfKey } from "./actors.ts";

export interface MetricsOptions {
  readonly keys: ApiKeyDoor;
  /** What all processes that share our port count, in the Prometheus text format. */
  readonly readMetrics: () => Promise<string>;
}

/** GET /metrics for Prometheus, with an API key of scope `read` or `admin`: what is sold is nobody else's business. */
export function registerMetrics(app: FastifyInstance, { keys, readMetrics }: MetricsOptions): void {
  app.get("/metrics", async (request, reply) => {
    authorize({ actor: await actorOfKey(keys, request), now: () => new Date() }, "metrics.read");
    return reply.type(Registry.PROMETHEUS_CONTENT_TYPE).send(await readMetrics());
  });
}
