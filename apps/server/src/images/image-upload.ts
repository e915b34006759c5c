import {
  answerOtherMethods,
  authorize,
  type Context,
  failureOf,
  type ImageWorkshop,
  keepImage,
  MOST_IMAGE_BYTES,
  replyWithProblem,
  unwrap,
} from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { countUpload } from "../rate-limit/count-upload.ts";

export interface ImageUploadOptions extends ImageWorkshop {
  /** Who sends, in their language. @throws what is answered instead */
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

/**
 * POST of the bytes of a picture, as the type that it claims to be. Whoever may not is refused before the body is read; what is sent is
 * judged by its content (encode-image.ts).
 */
export async function acceptImages(app: FastifyInstance, options: ImageUploadOptions): Promise<void> {
  const senders = new WeakMap<FastifyRequest, Context>();
  answerOtherMethods(app, "/images", ["POST"]);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(/^image\/[a-z+.-]+$/i, { parseAs: "buffer" }, (_, body, done) => done(null, body));
    scope.route({
      method: "POST",
      url: "/images",
      bodyLimit: MOST_IMAGE_BYTES,
      onRequest: async (request, reply) => {
        const context = await options.createContext(request, reply);
        authorize(context, "events.manage");
        await countUpload(context);
        senders.set(request, context);
      },
      errorHandler: (error, request, reply) => replyWithProblem(inWords(error), request, reply),
      handler: async (request, reply) => {
        const context = senders.get(request);
        if (context === undefined) throw new Error("A picture has no sender");
        if (!Buffer.isBuffer(request.body)) throw failureOf("image-unsupported");
        const image = unwrap(await keepImage(context, request.body, options));
        return reply.status(201).header("location", image.sources.at(-1)?.url).send(image);
      },
    });
  });
}

/** Fastify's refusals of a body, in words about pictures. */
function inWords(error: unknown): unknown {
  switch ((error as { statusCode?: unknown } | null)?.statusCode) {
    case 413:
      return failureOf("image-too-heavy", { count: MOST_IMAGE_BYTES / 1024 / 1024 });
    case 415:
      return failureOf("image-unsupported");
    default:
      return error;
  }
}
