import { type Reason, refuse } from "@guichet/api/server";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** Octets of a path with its query. RFC 9110 §4.1 wants 8,000 at least; the interfaces ask with 2,000 at most. */
export const LONGEST_URL = 8_000;
/** Lines. Browsers send some twenty; what stands in front of us adds a few. */
export const MOST_HEADERS = 100;

/**
 * Refuses what is well-formed and too much. Node itself would drop the headers that are too many and go on: the last is the client's
 * address, which the proxy in front of us adds.
 */
export function refuseExcess(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    const reason = excessOf(request);
    if (reason === null) done();
    else refuse(reason, request, reply);
  });
}

function excessOf({ raw }: FastifyRequest): Reason | null {
  if ((raw.url?.length ?? 0) > LONGEST_URL) return "url-too-long";
  // Names and values in turn.
  if (raw.rawHeaders.length > MOST_HEADERS * 2) return "headers-too-large";
  return null;
}
