import {
  type ApiKeyDoor,
  createContext,
  type ImageWorkshop,
  negotiateLocale,
  refuse,
  registerRest,
  replyWithProblem,
  type Services,
} from "@guichet/api/server";
import type { Database } from "@guichet/db";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { allowOrigins } from "./cors.ts";
import { registerHealth } from "./health/health.ts";
import { registerMetrics } from "./health/metrics.ts";
import { createHttpServer, type HttpServerOptions } from "./http-server.ts";
import { serveImages } from "./images/image-pages.ts";
import { acceptImages } from "./images/image-upload.ts";
import { limitedActorOfKey } from "./rate-limit/key-actor.ts";
import { limitRequests } from "./rate-limit/limit-requests.ts";
import type { RequestLimits } from "./rate-limit/request-limits.ts";
import { registerReference } from "./reference.ts";
import { sourceOf } from "./requests/request-source.ts";
import { hideFromSearch } from "./search-engines.ts";

export interface ApiAppOptions extends HttpServerOptions {
  readonly services: Services & { readonly database: Database };
  readonly keys: ApiKeyDoor;
  readonly limits: RequestLimits;
  readonly images: ImageWorkshop;
  readonly corsOrigins: readonly string[];
  /** What /metrics shows. */
  readonly readMetrics: () => Promise<string>;
}

/** The API port: REST, its document and its reference. */
export async function createApiApp(options: ApiAppOptions): Promise<FastifyInstance> {
  const { services, limits, lifecycle, images, corsOrigins } = options;
  const contextOf = async (request: FastifyRequest) => {
    const actor = await limitedActorOfKey(options, request);
    const locale = negotiateLocale(request.headers["accept-language"]);
    return createContext(services, { actor, locale, source: sourceOf(request) });
  };
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
    createContext: contextOf,
  });
  serveImages(app, images.files);
  await acceptImages(app, { ...images, createContext: contextOf });
  await registerReference(app, options);
  return app;
}
