import { Readable } from "node:stream";
import {
  answerOtherMethods,
  authorize,
  type Context,
  coerceTexts,
  errorIdOf,
  type ImportMessage,
  importAttendees,
  importAttendeesInput,
  MOST_IMPORT_BYTES,
  problemOf,
  type RawQuery,
  replyWithProblem,
} from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { countImport } from "../rate-limit/count-import.ts";

interface AttendeeImportOptions {
  /** Who sends, in their language. @throws what is answered instead */
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

const PATH = "/imports/attendees";

/**
 * POST of a file of attendees, as `text/csv` whatever its encoding, with the rest in the query. Whoever may not is refused before the body is
 * read. The answer is JSON, a line a message: how far it is, and at last a report, or why it broke off.
 */
export async function acceptAttendees(app: FastifyInstance, { createContext }: AttendeeImportOptions): Promise<void> {
  const senders = new WeakMap<FastifyRequest, Context>();
  answerOtherMethods(app, PATH, ["POST"]);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("text/csv", { parseAs: "buffer" }, (_, body, done) => done(null, body));
    scope.route({
      method: "POST",
      url: PATH,
      bodyLimit: MOST_IMPORT_BYTES,
      onRequest: async (request, reply) => {
        const context = await createContext(request, reply);
        authorize(context, "bookings.change-all");
        await countImport(context);
        senders.set(request, context);
      },
      errorHandler: replyWithProblem,
      handler: async (request, reply) => {
        const context = senders.get(request);
        if (context === undefined) throw new Error("A file has no sender");
        const { shape } = importAttendeesInput;
        const input = importAttendeesInput.parse(coerceTexts(shape, request.query as RawQuery));
        // Nothing is parsed of a body without a byte (json-body.ts): it is an empty file, which the report says.
        const file = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const messages = await importAttendees(context, file, input);
        return reply.type("application/x-ndjson").send(Readable.from(linesOf(messages, request, context)));
      },
    });
  });
}

async function* linesOf(
  messages: AsyncGenerator<ImportMessage, void>,
  request: FastifyRequest,
  { locale }: Context,
): AsyncGenerator<string> {
  try {
    for await (const message of messages) yield `${JSON.stringify(message)}\n`;
  } catch (error) {
    const problem = problemOf(error, locale);
    if (problem.status >= 500) request.log.error({ err: error, errorId: errorIdOf(error) }, "an import broke off");
    yield `${JSON.stringify({ problem } satisfies ImportMessage)}\n`;
  }
}
