import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import {
  type ApiKeyDoor,
  createContext,
  createDocument,
  negotiateLocale,
  refuse,
  registerRest,
  type Services,
} from "@guichet/api/server";
import type { Database } from "@guichet/db";
import type { FastifyInstance } from "fastify";
import { actorOfKey } from "./actors.ts";
import { allowOrigins } from "./cors.ts";
import { registerHealth } from "./health.ts";
import { createHttpServer, type HttpServerOptions } from "./http-server.ts";
import { registerMetrics } from "./metrics.ts";
import { sourceOf } from "./request-source.ts";

export interface ApiAppOptions extends HttpServerOptions {
  readonly services: Services & { readonly database: Database };
  readonly keys: ApiKeyDoor;
  readonly corsOrigins: readonly string[];
  /** What /metrics shows. */
  readonly readMetrics: () => Promise<string>;
}

/** The API port: REST, its document and its reference. */
export async function createApiApp(options: ApiAppOptions): Promise<FastifyInstance> {
  const { services, keys, lifecycle, corsOrigins } = options;
  const app = await createHttpServer(options);
  allowOrigins(app, corsOrigins);
  app.setNotFoundHandler((request, reply) => refuse("not-found", request, reply));
  registerHealth(app, services.database, lifecycle);
  registerMetrics(app, options);
  registerRest(app, {
    publicAnswers: services.publicAnswers,
    isAnonymous: (request) => request.headers.authorization === undefined,
    createContext: async (request) => {
      const actor = await actorOfKey(keys, request);
      const locale = negotiateLocale(request.headers["accept-language"]);
      return createContext(services, { actor, locale, source: sourceOf(request) });
    },
  });
  await registerReference(app);
  return app;
}

async function registerReference(app: FastifyInstance): Promise<void> {
  const document = createDocument();
  const text = JSON.stringify(document);
  app.get("/openapi.json", async (_, reply) => {
    return reply.header("cache-control", "public, no-cache").type("application/json; charset=utf-8").send(text);
  });
  await app.register(swagger, { mode: "static", specification: { document: document as never } });
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    theme: { title: "Guichet – REST API" },
    // Without the bar of its makers.
    uiConfig: { layout: "BaseLayout", deepLinking: true },
  });
}
