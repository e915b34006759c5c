import { Readable } from "node:stream";
import { authorize, type Context, coerceTexts, isLocale, type RawQuery } from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { countExport } from "./rate-limit/count-export.ts";

export interface CsvExport<Filters extends z.ZodObject> {
  /** `/exports/….csv` */
  readonly path: string;
  /** What the file is called, without its day. */
  readonly fileNames: { readonly fr: string; readonly en: string };
  readonly filters: Filters;
  /** What one must be allowed to do. */
  readonly policy: Parameters<typeof authorize>[1];
  /** The file in pieces. @throws what is answered instead, before the first one */
  readonly write: (ctx: Context, filters: z.infer<Filters>) => Promise<AsyncGenerator<string>>;
}

export interface CsvExportOptions {
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

/** GET of a list as CSV: the list's filters, and `locale` for the language of the first line. */
export function registerCsvExport<Filters extends z.ZodObject>(
  app: FastifyInstance,
  { path, fileNames, filters: schema, policy, write }: CsvExport<Filters>,
  { createContext }: CsvExportOptions,
): void {
  app.get(path, async (request, reply) => {
    const asked = await createContext(request, reply);
    authorize(asked, policy);
    const { locale, ...query } = request.query as RawQuery;
    const context = { ...asked, locale: typeof locale === "string" && isLocale(locale) ? locale : asked.locale };
    const filters = schema.parse(coerceTexts(schema.shape, query));
    await countExport(context);
    const pieces = await write(context, filters);
    const day = context.now().toISOString().slice(0, 10);
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="${fileNames[context.locale]}-${day}.csv"`)
      .send(Readable.from(pieces));
  });
}
