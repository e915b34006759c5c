import { type ImageFiles, parseImagePath, refuse } from "@guichet/api/server";
import type { FastifyInstance } from "fastify";

/** The picture under an address never changes. */
const FOREVER = "public, max-age=31536000, immutable";
const TYPES = { webp: "image/webp", jpg: "image/jpeg" } as const;

/**
 * What a browser may do with a picture of ours: show it, on any site, and nothing else. Whoever opens its address sees a picture, and
 * never a document.
 */
export const PICTURE_HEADERS = {
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
  "x-content-type-options": "nosniff",
} as const;

/** Pictures by their address, with the type that we made them in. */
export function serveImages(app: FastifyInstance, files: Pick<ImageFiles, "read">): void {
  app.get<{ Params: { "*": string } }>("/images/*", async (request, reply) => {
    const asked = parseImagePath(request.params["*"]);
    const bytes = asked === null ? null : await files.read(asked.path);
    if (asked === null || bytes === null) return refuse("not-found", request, reply);
    return reply.headers(PICTURE_HEADERS).header("cache-control", FOREVER).type(TYPES[asked.format]).send(bytes);
  });
}
