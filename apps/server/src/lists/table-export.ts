import { Readable } from "node:stream";
import {
  authorize,
  type Context,
  coerceTexts,
  errorIdOf,
  isLocale,
  isStillSignedIn,
  type Pieces,
  problemOf,
  type RawQuery,
  type TableFormat,
} from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { countExport } from "../rate-limit/count-export.ts";
import { FRAMES_TYPE, framed, plain } from "./export-frames.ts";
import { whileSignedIn } from "./while-signed-in.ts";

export interface TableExport<Filters extends z.ZodObject> {
  /** `/exports/…`, without what follows the point. */
  readonly path: string;
  readonly formats: readonly TableFormat[];
  /** What the file is called, without its day. */
  readonly fileNames: { readonly fr: string; readonly en: string };
  readonly filters: Filters;
  /** What one must be allowed to do. */
  readonly policy: Parameters<typeof authorize>[1];
  /** The file in pieces. @throws what is answered instead, before the first one */
  readonly write: (ctx: Context, filters: z.infer<Filters>, format: TableFormat) => Promise<Pieces>;
}

export interface TableExportOptions {
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

const TYPES: Readonly<Record<TableFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * GET of a list as a file: the list's filters, and `locale` for the language of its headings. Our own page asks for it in frames
 * (`Accept`), whoever downloads it gets the file.
 */
export function registerTableExport<Filters extends z.ZodObject>(
  app: FastifyInstance,
  { path, formats, fileNames, filters: schema, policy, write }: TableExport<Filters>,
  { createContext }: TableExportOptions,
): void {
  for (const format of formats) {
    app.get(`${path}.${format}`, async (request, reply) => {
      const asked = await createContext(request, reply);
      authorize(asked, policy);
      const { locale, ...query } = request.query as RawQuery;
      const context = { ...asked, locale: typeof locale === "string" && isLocale(locale) ? locale : asked.locale };
      const filters = schema.parse(coerceTexts(schema.shape, query));
      await countExport(context);
      const pieces = whileSignedIn(await write(context, filters, format), { ask: () => isStillSignedIn(context) });
      const day = context.now().toISOString().slice(0, 10);
      reply.header("content-disposition", `attachment; filename="${fileNames[context.locale]}-${day}.${format}"`);
      if (request.headers.accept !== FRAMES_TYPE) return reply.type(TYPES[format]).send(Readable.from(plain(pieces)));
      const describe = (error: unknown) => describeBreak(error, request, context);
      return reply.type(FRAMES_TYPE).send(Readable.from(framed(pieces, describe)));
    });
  }
}

/** What the page is told, in an answer that began as a success. */
function describeBreak(error: unknown, request: FastifyRequest, { locale }: Context): object {
  const problem = problemOf(error, locale);
  if (problem.status >= 500) request.log.error({ err: error, errorId: errorIdOf(error) }, "an export broke off");
  return problem;
}
