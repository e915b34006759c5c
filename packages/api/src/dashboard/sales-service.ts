import { countByStatus, findEventHeadline, salesByQuarter, secondsToConfirm } from "@guichet/db";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { daysOf, lengthOf, type Period, periodBefore, sameTimeEarlier, type ZonedDay } from "./period-rules.ts";
import { medianOf, salesByDay, totalOf } from "./sales-rules.ts";
import type { Sales, SalesInput } from "./schema.ts";

/** Confirmations that the median is of: enough for a figure in minutes, and read in a few milliseconds. */
const MEDIAN_OF = 1_000;

/** What was sold in a period, by calendar day of the reader's zone, beside as much of the period before. */
export async function readSales(ctx: Context, input: SalesInput): Promise<Result<Sales>> {
  const { from, to, timeZone, eventId = null } = input;
  if (eventId !== null && (await findEventHeadline(ctx.database.writer, eventId)) === null)
    return fail("event-not-found");
  const key = JSON.stringify([from, to, timeZone, eventId]);
  return ok(await ctx.salesFigures.loads.run(key, () => load(ctx, { period: { from, to }, timeZone, eventId })));
}

interface Wanted {
  readonly period: Period;
  readonly timeZone: string;
  readonly eventId: string | null;
}

async function load(ctx: Context, { period, timeZone, eventId }: Wanted): Promise<Sales> {
  const db = ctx.database.writer;
  const now = ctx.now();
  const before = periodBefore(period);
  const days = daysOf(period, timeZone);
  const spans = { now: spanOf(days), before: spanOf(daysOf(before, timeZone)) };
  const reads = {
    quarters: (span: Parameters<typeof countByStatus>[1]) => salesByQuarter(db, span, now),
    counts: (span: Parameters<typeof countByStatus>[1]) => countByStatus(db, span),
  };
  const read = (span: { from: Date; to: Date }) => ctx.salesFigures.memory.read({ ...span, eventId }, { now, reads });
  const isOver = now >= spans.now.to;
  const asFar = isOver ? spans.before.to : sameTimeEarlier(now, lengthOf(period), timeZone);
  const sold = await read(spans.now);
  const soldBefore = asFar > spans.before.from ? await read({ from: spans.before.from, to: asFar }) : [];
  const seconds = await secondsToConfirm(db, { ...spans.now, eventId }, MEDIAN_OF);
  return {
    days: salesByDay(sold, days),
    total: totalOf(sold),
    previous: { ...before, total: totalOf(soldBefore) },
    medianSecondsToConfirm: medianOf(seconds),
    asOf: now.toISOString(),
  };
}

function spanOf(days: readonly ZonedDay[]): { from: Date; to: Date } {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new Error("A period has a day at least");
  return { from: first.from, to: last.to };
}
