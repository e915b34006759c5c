import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { createDocument } from "@guichet/api/server";
import type { FastifyInstance } from "fastify";
import { securityHeaders } from "./security-headers.ts";

/** The document of the REST API at /openapi.json, and a page at /docs that shows it. */
export async function registerReference(app: FastifyInstance, { isHttps }: { isHttps: boolean }): Promise<void> {
  const document = createDocument();
  const text = JSON.stringify(document);
  app.get("/openapi.json", async (_, reply) => {
    return reply.header("cache-control", "public, no-cache").type("application/json; charset=utf-8").send(text);
  });
  const headers = await securityHeaders({ isHttps, shows: "reference" });
  await app.register(async (page) => {
    page.addHook("onRequest", (_, reply, done) => {
      reply.headers(headers);
      done();
    });
    await page.register(swagger, { mode: "static", specification: { document: document as never } });
    await page.register(swaggerUi, {
      routePrefix: "/docs",
      theme: { title: "Guichet – REST API" },
      // Without the bar of its makers, and without the badge that tells them our address.
      uiConfig: { layout: "BaseLayout", deepLinking: true, validatorUrl: null },
    });
  });
}
