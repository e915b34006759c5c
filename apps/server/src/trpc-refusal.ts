import { appRouter, type Context, negotiateLocale, problemOf, replyWithProblem } from "@guichet/api/server";
import { getTRPCErrorShape, type TRPCError } from "@trpc/server";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * Refuses a request to the web port before tRPC has seen it: what asks for procedures gets an error in the form of tRPC, which the
 * interfaces read, as the one answer to however many calls; anything else gets problem details.
 */
export function refuseOnWeb(refusal: TRPCError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!request.url.startsWith("/trpc/")) return replyWithProblem(refusal, request, reply);
  const locale = negotiateLocale(request.headers["accept-language"]);
  const { status, retryAfterSeconds } = problemOf(refusal, locale);
  if (retryAfterSeconds !== undefined) reply.header("retry-after", retryAfterSeconds);
  const shape = getTRPCErrorShape({
    config: appRouter._def._config,
    error: refusal,
    type: "unknown",
    path: undefined,
    input: undefined,
    // Of a context, the form of an error takes the language alone.
    ctx: { locale } as Context,
  });
  return reply
    .status(status)
    .type("application/json; charset=utf-8")
    .send(JSON.stringify({ error: shape }));
}
