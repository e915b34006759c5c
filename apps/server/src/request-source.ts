import type { AuditSource } from "@guichet/db";
import type { FastifyRequest } from "fastify";

/** Where a request came from, for the audit log. */
export function sourceOf(request: FastifyRequest): AuditSource {
  return { address: request.ip, userAgent: request.headers["user-agent"] ?? null, requestId: request.id };
}
