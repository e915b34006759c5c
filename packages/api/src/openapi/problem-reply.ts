import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { fail, type Reason } from "../errors.ts";
import { negotiateLocale } from "../locale.ts";
import { FailureError, type Problem, problemOf } from "../problem.ts";

/** Answers with problem details (RFC 9457) in the language that the request prefers, and logs what is our own fault. */
export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const locale = negotiateLocale(request.headers["accept-language"]);
  const problem = problemOf(expected(error), locale);
  if (problem.status === 500) request.log.error({ err: error, errorId: problem.errorId }, "unexpected error");
  if (problem.status === 503) request.log.warn({ why: messageOf(error) }, "answered 503");
  addVary(reply, "Accept-Language");
  reply.header("content-language", locale);
  return sendProblem(reply, problem);
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  reply.header("cache-control", "no-store");
  if (problem.retryAfterSeconds !== undefined) reply.header("retry-after", problem.retryAfterSeconds);
  // RFC 9110 §15.5.2 asks for it with every 401.
  if (problem.status === 401) reply.header("www-authenticate", 'Bearer realm="guichet"');
  return reply.status(problem.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}

/** A refusal by its reason, where there is no procedure to give it. */
export function refuse(reason: Reason, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return replyWithProblem(new FailureError(fail(reason)), request, reply);
}

/** Adds to Vary (RFC 9110 §12.5.5) what the answer depends on, keeping what is there. */
export function addVary(reply: FastifyReply, name: string): void {
  const present = reply.getHeader("vary");
  if (present === undefined) {
    reply.header("vary", name);
    return;
  }
  const names = String(present)
    .split(",")
    .map((part) => part.trim().toLowerCase());
  if (!names.includes(name.toLowerCase())) reply.header("vary", `${present}, ${name}`);
}

/** Fastify's own refusals of a request, as ours. What has a status of 500 or none is not one of them. */
function expected(error: unknown): unknown {
  const status = (error as Partial<FastifyError> | null)?.statusCode;
  if (error instanceof FailureError || status === undefined || status >= 500) return error;
  return new FailureError(fail(reasonOfStatus(status)));
}

function reasonOfStatus(status: number): Reason {
  switch (status) {
    case 403:
      return "forbidden";
    case 404:
      return "not-found";
    case 405:
      return "method-not-allowed";
    case 408:
      return "request-timeout";
    case 413:
      return "payload-too-large";
    case 414:
      return "url-too-long";
    case 415:
      return "unsupported-media-type";
    case 429:
      return "too-many-requests";
    default:
      return "malformed";
  }
}

/** One line, without a stack: a rush that is refused on purpose must not fill the disk. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
