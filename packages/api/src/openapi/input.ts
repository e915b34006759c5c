import { TRPCError } from "@trpc/server";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { failureOf } from "../problem.ts";
import { coerceTexts, type RawQuery } from "./coerce.ts";
import { type Condition, parseCondition, versionsOf } from "./conditions.ts";
import type { Operation } from "./operations.ts";

/**
 * The inputs to try for a request, in order: one, or one for each version that If-Match accepts. Path, query (GET, DELETE)
 * or body (POST, PATCH), Idempotency-Key and If-Match become one object; a name that comes from two of them is refused.
 * @throws TRPCError that renders as 400, 412 or 422
 */
export function inputsOf(operation: Operation, request: FastifyRequest): unknown[] {
  const input = gather(operation, request);
  const condition = parseCondition(request.headers["if-match"]);
  if (condition.kind === "malformed") throw failureOf("malformed");
  if (condition.kind !== "tags" || request.method === "GET" || request.method === "HEAD") return [input];
  return versionsFor(operation, condition).map((version) => join(input, { version }));
}

/** A tag that cannot be ours matches nothing, and so does any tag where there are no versions. */
function versionsFor(operation: Operation, condition: Condition): number[] {
  const versions = Object.hasOwn(operation.fields, "version") ? versionsOf(condition) : [];
  if (versions.length === 0) throw failureOf("edit-conflict");
  return versions;
}

function gather(operation: Operation, request: FastifyRequest): unknown {
  const { rest, fields } = operation;
  refuseUndecodable(request.url);
  const path = coerceTexts(fields, request.params as RawQuery);
  const query = coerceTexts(fields, request.query as RawQuery);
  if (rest.method === "GET") return join(query, path);
  if (rest.method === "DELETE") return join(join(query, path), bodyOf(request));
  refuse(Object.keys(query));
  return join(withKey(operation, request, bodyOf(request)), path);
}

/** What is no UTF-8 once its percent signs are decoded. The parser of queries would take it as it stands. */
function refuseUndecodable(url: string): void {
  if (!url.includes("%")) return;
  try {
    decodeURIComponent(url);
  } catch {
    throw failureOf("malformed");
  }
}

/** The key is the header's to say, not the body's. */
function withKey({ rest }: Operation, request: FastifyRequest, body: unknown): unknown {
  if (!rest.idempotent) return body;
  if (isRecord(body) && Object.hasOwn(body, "idempotencyKey")) refuse(["idempotencyKey"]);
  const idempotencyKey = request.headers["idempotency-key"];
  // Joined by a comma, as Node does, two keys are a third one.
  const times = request.raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === "idempotency-key");
  if (times.length > 1) throw failureOf("malformed");
  return idempotencyKey === undefined ? body : join(body, { idempotencyKey });
}

/** A request without a body is an empty input. */
function bodyOf(request: FastifyRequest): unknown {
  return request.body === undefined ? {} : request.body;
}

/** One object of both. Something else than an object is left alone, for the schema to refuse. */
function join(left: unknown, right: unknown): unknown {
  if (!isRecord(left)) return left;
  if (!isRecord(right)) return right;
  refuse(Object.keys(right).filter((name) => Object.hasOwn(left, name)));
  return { ...left, ...right };
}

/** Fields that have no place in a request are refused as any unknown field is. */
function refuse(keys: string[]): void {
  if (keys.length === 0) return;
  // Not ZodError: in zod 4 that one is no Error, and tRPC would wrap it.
  const cause = new z.ZodRealError([{ code: "unrecognized_keys", keys, path: [], input: {}, message: "" }]);
  throw new TRPCError({ code: "UNPROCESSABLE_CONTENT", message: "invalid", cause });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
