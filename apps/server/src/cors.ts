import { addVary } from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const EXPOSED = "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After";

/** Lets pages of the listed origins use the API, with keys but never with cookies. With no origin listed, none may. */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  app.addHook("onRequest", (request, reply, done) => {
    addVary(reply, "Origin");
    const { origin } = request.headers;
    if (origin !== undefined && origins.includes(origin)) allow(origin, request, reply);
    done();
  });
}

function allow(origin: string, request: FastifyRequest, reply: FastifyReply): void {
  reply.header("access-control-allow-origin", origin);
  reply.header("access-control-expose-headers", EXPOSED);
  reply.header("cross-origin-resource-policy", "cross-origin");
  if (request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined) {
    reply.header("access-control-allow-methods", "GET, HEAD, POST, PATCH, DELETE");
    reply.header(
      "access-control-allow-headers",
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match",
    );
    reply.header("access-control-max-age", "600");
  }
}
