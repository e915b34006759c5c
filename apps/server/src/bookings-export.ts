import { Readable } from "node:stream";
import {
  type Context,
  coerceTexts,
  exportBookings,
  exportBookingsInput,
  isLocale,
  type RawQuery,
} from "@guichet/api/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { countExport } from "./rate-limit/count-export.ts";

export interface BookingsExportOptions {
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
}

const FILE_NAMES = { fr: "reservations", en: "bookings" } as const;

/** GET /exports/bookings.csv: the filters of the list of bookings, and `locale` for the language of the first line. */
export function registerBookingsExport(app: FastifyInstance, { createContext }: BookingsExportOptions): void {
  app.get("/exports/bookings.csv", async (request, reply) => {
    const asked = await createContext(request, reply);
    const { locale, ...query } = request.query as RawQuery;
    const context = { ...asked, locale: typeof locale === "string" && isLocale(locale) ? locale : asked.locale };
    const filters = exportBookingsInput.parse(coerceTexts(exportBookingsInput.shape, query));
    const lines = exportBookings(context, filters);
    await countExport(context);
    const day = context.now().toISOString().slice(0, 10);
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="${FILE_NAMES[context.locale]}-${day}.csv"`)
      .send(Readable.from(lines));
  });
}
