import type { AuditSource } from "@guichet/db";
import type { FastifyRequest } from "fastify";
import { clientAddress } from "./client-address.ts";

/** Where a request came from, for the audit log. */
export function sourceOf(request: FastifyRequest): AuditSource {
  return { address: clientAddress(request), userAgent: request.headers["user-agent"] ?? null, requestId: request.id };
}
