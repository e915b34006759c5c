import { isUtf8 } from "node:buffer";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { failureOf } from "../problem.ts";

/**
 * Makes a server read JSON bodies and nothing else. A request without a body has no body, whatever type it claims: many
 * clients send one with every POST. Keys that would change an object's prototype are refused.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    parse(request, textOf(request, body as Buffer), done);
  });
  app.addHook("onRequest", (request, _, done) => {
    if (request.headers["content-length"] === "0") delete request.headers["content-type"];
    done();
  });
}

/** The same for routes that parse by themselves: the body is the text of the JSON. */
export function acceptJsonText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    done(null, textOf(request, body as Buffer));
  });
}

/**
 * JSON is UTF-8 (RFC 8259 §8.1). Decoded leniently, other bytes would become marks of replacement, and a name something else
 * than was sent.
 * @throws what renders as 400 or 415
 */
function textOf(request: FastifyRequest, body: Buffer): string {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(request.headers["content-type"] ?? "")?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw failureOf("unsupported-media-type");
  if (!isUtf8(body)) throw failureOf("malformed");
  return body.toString();
}
