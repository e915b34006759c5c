import type { FastifyInstance } from "fastify";

/**
 * Makes a server read JSON bodies and nothing else. A request without a body has no body, whatever type it claims: many
 * clients send one with every POST. Keys that would change an object's prototype are refused.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    parse(request, body as string, done);
  });
  app.addHook("onRequest", (request, _, done) => {
    if (request.headers["content-length"] === "0") delete request.headers["content-type"];
    done();
  });
}
