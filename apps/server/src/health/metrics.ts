import { type ApiKeyDoor, authorize, type Services } from "@guichet/api/server";
import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";
import { actorOfKey } from "../actors.ts";
import { sourceOf } from "../requests/request-source.ts";

export interface MetricsOptions {
  readonly services: Pick<Services, "now" | "auditNotes">;
  readonly keys: ApiKeyDoor;
  /** What all processes that share our port count, in the Prometheus text format. */
  readonly readMetrics: () => Promise<string>;
}

/** GET /metrics for Prometheus, with an API key of scope `read` or `admin`: what is sold is nobody else's business. */
export function registerMetrics(app: FastifyInstance, { services, keys, readMetrics }: MetricsOptions): void {
  app.get("/metrics", async (request, reply) => {
    const actor = await actorOfKey(keys, request);
    authorize({ ...services, actor, source: sourceOf(request) }, "metrics.read");
    return reply.type(Registry.PROMETHEUS_CONTENT_TYPE).send(await readMetrics());
  });
}
