import type { FastifyReply, FastifyRequest } from "fastify";
import type { Action } from "../auth/policy.ts";
import type { Context } from "../context.ts";
import { entityTag, isUnchanged, parseCondition } from "./conditions.ts";
import type { Operation } from "./operations.ts";
import { addVary } from "./problem-reply.ts";

/** Reads whose answer to a guest is the same for every guest. */
const PUBLIC_READS: ReadonlySet<Action> = new Set(["categories.read", "events.read", "sessions.read"]);

/** Sends what a procedure answered: 200, 201 with Location, 204, or 304; ETag and the link to the next page. */
export function sendAnswer(
  { operation, context }: { operation: Operation; context: Context },
  request: FastifyRequest,
  reply: FastifyReply,
  value: unknown,
): FastifyReply {
  const { rest } = operation;
  // A shared cache may keep what guests read, and asks us before each use; nobody keeps anything else.
  const isPublic = PUBLIC_READS.has(operation.policy) && operation.type === "query" && context.actor.type === "guest";
  reply.header("cache-control", isPublic ? "public, no-cache" : "no-store");
  addVary(reply, "Authorization");
  if (operation.output === undefined) return reply.status(204).send();

  const fields = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const { version, nextCursor, id } = fields;
  if (rest.versioned && typeof version === "number") {
    reply.header("etag", entityTag(version));
    const condition = parseCondition(request.headers["if-none-match"]);
    if (operation.type === "query" && isUnchanged(condition, version)) return reply.status(304).send();
  }
  if (typeof nextCursor === "string") reply.header("link", `<${nextPage(request.url, nextCursor)}>; rel="next"`);
  if (rest.location !== undefined)
    reply.header("location", rest.location.replace("{id}", encodeURIComponent(String(id))));
  return reply
    .status(rest.status ?? 200)
    .type("application/json; charset=utf-8")
    .send(JSON.stringify(value));
}

/** The same list from another cursor on, as a reference relative to this server (RFC 8288 §3.1). */
function nextPage(url: string, cursor: string): string {
  const [path = "/", query = ""] = url.split("?", 2);
  const params = new URLSearchParams(query);
  params.set("cursor", cursor);
  return `${path}?${params}`;
}
