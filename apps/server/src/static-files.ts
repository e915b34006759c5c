import { join } from "node:path";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import files from "@fastify/static";
import { refuse } from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Paths that belong to programs: what is unknown below them is a 404, not a page. */
const RESERVED = /^\/(trpc|api|exports|imports|assets|images|og)(\/|$)/;
const FOREVER = "public, max-age=31536000, immutable";
const ASK_EACH_TIME = "no-cache";

/** How any address that is nobody's file is answered as a page. */
export type AnswerPage = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Compresses, where the browser takes that, what is made for each request. Files that the build compressed are sent as they are. */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    encodings: ["br", "gzip"],
    threshold: 1024,
    // The library's default, 11, takes half a second for a large file.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}

/**
 * Serves the files of the built interfaces. Vite names those under assets/ by their content, so browsers keep them for ever; the others
 * are checked each time. Any other address is a page of the public interface.
 * @param answerPage null when nothing has been built, as in development
 */
export async function serveStaticFiles(
  app: FastifyInstance,
  root: string,
  answerPage: AnswerPage | null,
): Promise<void> {
  app.setNotFoundHandler((request, reply) => {
    if (answerPage === null || !isPage(request)) return refuse("not-found", request, reply);
    return answerPage(request, reply);
  });
  if (answerPage === null) return;
  app.get("/index.html", (_, reply) => reply.redirect("/", 301));
  await app.register(files, {
    root,
    index: false,
    cacheControl: false,
    preCompressed: true,
    dotfiles: "ignore",
    setHeaders: (reply, path) => {
      const isAsset = path.startsWith(join(root, "assets"));
      reply.header("cache-control", isAsset ? FOREVER : ASK_EACH_TIME);
    },
  });
}

function isPage({ method, url }: FastifyRequest): boolean {
  const path = url.split("?")[0] ?? "";
  const isFile = /\.[^/]*$/.test(path);
  return (method === "GET" || method === "HEAD") && !isFile && !RESERVED.test(path);
}
