import { failureOf } from "@guichet/api/server";
import type { TRPCError } from "@trpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Judgement, RequestLimits } from "./request-limits.ts";

export interface LimitRequestsOptions {
  readonly limits: RequestLimits;
  /** Answers with a refusal, in the form that this port's clients read. */
  readonly refuse: (refusal: TRPCError, request: FastifyRequest, reply: FastifyReply) => unknown;
}

/** Whoever watches over the server asks here, and must be answered whatever the others do. */
const NEVER_LIMITED: ReadonlySet<string> = new Set(["/healthz", "/readyz"]);

/**
 * Refuses with 429 who asks too often, and says in every other answer how many requests are left
 * (draft-ietf-httpapi-ratelimit-headers).
 */
export function limitRequests(app: FastifyInstance, { limits, refuse }: LimitRequestsOptions): void {
  app.addHook("onRequest", (request, reply, done) => {
    const decide = (judgement: Judgement | null): void => {
      if (judgement !== null) reply.headers(headersOf(judgement));
      if (judgement === null || judgement.allowed) done();
      else refuse(failureOf("too-many-requests", { retryAfterSeconds: judgement.seconds }), request, reply);
    };
    const judgement = NEVER_LIMITED.has(request.url) ? null : limits.judge(request);
    // At once, if it can be: a page that is known is sent without waiting for anything.
    if (judgement instanceof Promise) judgement.then(decide, done);
    else decide(judgement);
  });
}

function headersOf({ policy: { name, limit }, left, seconds }: Judgement): Record<string, string> {
  return {
    "ratelimit-policy": `"${name}";q=${limit};w=60`,
    ratelimit: `"${name}";r=${left};t=${seconds}`,
  };
}
