import {
  type ApiKeyDoor,
  createContext,
  negotiateLocale,
  refuse,
  registerRest,
  replyWithProblem,
  type Services,
} from "@guichet/api/server";
import type { Database } from "@guichet/db";
import type { FastifyInstance } from "fastify";
import { allowOrigins } from "./cors.ts";
import { registerHealth } from "./health.ts";
import { createHttpServer, type HttpServerOptions } from "./http-server.ts";
import { registerMetrics } from "./metrics.ts";
import { limitedActorOfKey } from "./rate-limit/key-actor.ts";
import { limitRequests } from "./rate-limit/limit-requests.ts";
import type { RequestLimits } from "./rate-limit/request-limits.ts";
import { registerReference } from "./reference.ts";
import { sourceOf } from "./request-source.ts";
import { hideFromSearch } from "./search-engines.ts";

export interface ApiAppOptions extends HttpServerOptions {
  readonly services: Services & { readonly database: Database };
  readonly keys: ApiKeyDoor;
  readonly limits: RequestLimits;
  readonly corsOrigins: readonly string[];
  /** What /metrics shows. */
  readonly readMetrics: () => Promise<string>;
}

/** The API port: REST, its document and its reference. */
export async function createApiApp(options: ApiAppOptions): Promise<FastifyInstance> {
  const { services, limits, lifecycle, corsOrigins } = options;
  const app = await createHttpServer(options, { shows: "data" });
  hideFromSearch(app, () => true);
  allowOrigins(app, corsOrigins);
  limitRequests(app, { limits, refuse: replyWithProblem });
  app.setNotFoundHandler((request, reply) => refuse("not-found", request, reply));
  registerHealth(app, services.database, lifecycle);
  registerMetrics(app, options);
  registerRest(app, {
    publicAnswers: services.publicAnswers,
    isAnonymous: (request) => request.headers.authorization === undefined,
    createContext: async (request) => {
      const actor = await limitedActorOfKey(options, request);
      const locale = negotiateLocale(request.headers["accept-language"]);
      return createContext(services, { actor, locale, source: sourceOf(request) });
    },
  });
  await registerReference(app, options);
  return app;
}
