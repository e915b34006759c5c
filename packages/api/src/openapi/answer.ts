import type { FastifyReply, FastifyRequest } from "fastify";
import { entityTag, isUnchanged, parseCondition } from "./conditions.ts";
import type { Operation } from "./operations.ts";
import { addVary } from "./problem-reply.ts";
import { linkToNext } from "./public-pages.ts";

/**
 * Sends what a procedure answered to one actor alone: 200, 201 with Location, 204, or 304; ETag and the link to the next page.
 * What is for all guests is sent by public-pages.ts.
 */
export function sendAnswer(operation: Operation, request: FastifyRequest, reply: FastifyReply, value: unknown): void {
  const { rest } = operation;
  reply.header("cache-control", "no-store");
  addVary(reply, "Authorization");
  if (operation.output === undefined) {
    reply.status(204).send();
    return;
  }
  const fields = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const { version, nextCursor, id } = fields;
  const body = JSON.stringify(value);
  if (rest.versioned && typeof version === "number") {
    const etag = entityTag(body, version);
    reply.header("etag", etag);
    if (operation.type === "query" && isUnchanged(parseCondition(request.headers["if-none-match"]), etag)) {
      reply.status(304).send();
      return;
    }
  }
  if (typeof nextCursor === "string") reply.header("link", linkToNext(request.url, nextCursor));
  if (rest.location !== undefined)
    reply.header("location", rest.location.replace("{id}", encodeURIComponent(String(id))));
  reply
    .status(rest.status ?? 200)
    .header("content-type", "application/json; charset=utf-8")
    .send(body);
}
