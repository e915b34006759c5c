import { existsSync } from "node:fs";
import { join } from "node:path";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import files from "@fastify/static";
import { refuse } from "@guichet/api/server";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { isListed } from "./search-engines.ts";

/** Paths that belong to programs: what is unknown below them is a 404, not a page. */
const RESERVED = /^\/(trpc|api|exports|assets)(\/|$)/;
const FOREVER = "public, max-age=31536000, immutable";
const ASK_EACH_TIME = "no-cache";
/** The address of a booking is its key: nothing on the way, nor the disk of a shared computer, keeps what it led to. */
const NEVER = "no-store";

/**
 * Serves the built interfaces. Vite names the files under assets/ by their content, so browsers keep them for ever; pages are
 * checked each time. Any other address is a page of the public interface, which knows its own addresses.
 * @returns false when nothing has been built, as in development
 */
export async function serveStaticFiles(app: FastifyInstance, root: string): Promise<boolean> {
  await app.register(compress, {
    encodings: ["br", "gzip"],
    threshold: 1024,
    // The library's default, 11, takes half a second for a large file.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  const isBuilt = existsSync(join(root, "index.html"));
  app.setNotFoundHandler((request, reply) => {
    if (!isBuilt || !isPage(request)) return refuse("not-found", request, reply);
    return reply.sendFile("index.html");
  });
  if (!isBuilt) return false;
  await app.register(files, {
    root,
    cacheControl: false,
    dotfiles: "ignore",
    setHeaders: (reply, path) => {
      const isAsset = path.startsWith(join(root, "assets"));
      const ofPage = isListed(reply.request) ? ASK_EACH_TIME : NEVER;
      reply.header("cache-control", isAsset ? FOREVER : ofPage);
    },
  });
  return true;
}

function isPage({ method, url }: FastifyRequest): boolean {
  const path = url.split("?")[0] ?? "";
  const isFile = /\.[^/]*$/.test(path);
  return (method === "GET" || method === "HEAD") && !isFile && !RESERVED.test(path);
}
