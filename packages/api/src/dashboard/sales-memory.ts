import type { BookingSpan, QuarterSales, StatusCounts } from "@guichet/db";

/** How the memory reads what it does not know. */
export interface SalesReads {
  quarters(span: BookingSpan): Promise<QuarterSales[]>;
  counts(span: BookingSpan): Promise<StatusCounts>;
}

/**
 * The sales of days that are over, by UTC day, so that a dashboard does not read every booking of half a year every few seconds. What is
 * kept is never told unchecked: its bookings are counted by status first, in an index alone, and read again where the counts differ. A
 * statement at a time, so that bookings keep the connections.
 */
export interface SalesMemory {
  /** Quarters of the span that have bookings, earliest first, as of a moment after the call. */
  read(span: BookingSpan, options: { readonly now: Date; readonly reads: SalesReads }): Promise<QuarterSales[]>;
}

interface KeptDay {
  readonly counts: StatusCounts;
  readonly quarters: readonly QuarterSales[];
}

const DAY_MS = 86_400_000;
/** Days that are read by one statement, at most: it takes a tenth of a second where 3,000 are booked a day. */
const MOST_READ_AT_ONCE = 16;
/** Fewer are rather read again than counted by halves. */
const FEWEST_COUNTED = 4;
/** Quarters kept at most, about 200 bytes each: two years of one currency. The days that were not asked for longest make room. */
const CAPACITY = 100_000;

export function createSalesMemory(capacity = CAPACITY): SalesMemory {
  const days = new Map<string, KeptDay>();
  let size = 0;

  function keep(key: string, day: KeptDay): void {
    forget(key);
    days.set(key, day);
    size += day.quarters.length + 1;
    for (const oldest of days.keys()) {
      if (size <= capacity || oldest === key) break;
      forget(oldest);
    }
  }

  function forget(key: string): void {
    const day = days.get(key);
    if (day === undefined) return;
    days.delete(key);
    size -= day.quarters.length + 1;
  }

  /** Reads days anew. `known` collects what is told. */
  async function readDays(run: Run, { reads, known }: Asked): Promise<void> {
    for (const part of partsOf(run, MOST_READ_AT_ONCE)) {
      const quarters = await reads.quarters(spanOf(part));
      for (const day of daysIn(part)) {
        const own = quarters.filter(({ quarter }) => dayOf(quarter) === day);
        const read = { quarters: own, counts: countsOf(own) };
        known.set(day, read);
        keep(keyOf(part.eventId, day), read);
      }
    }
  }

  /** Makes sure of kept days: halves of them where something changed, until few are left, which are read. */
  async function check(run: Run, asked: Asked): Promise<void> {
    const kept = daysIn(run).map((day) => asked.known.get(day)?.counts ?? NONE);
    if (isSame(kept.reduce(plus, NONE), await asked.reads.counts(spanOf(run)))) return;
    const length = run.end - run.start;
    if (length <= FEWEST_COUNTED) return readDays(run, asked);
    for (const half of partsOf(run, Math.ceil(length / 2))) await check(half, asked);
  }

  return {
    async read({ from, to, eventId }, { now, reads }) {
      const start = Math.floor(from.getTime() / DAY_MS);
      // A day later nobody can add to a day any more, nor confirm a hold of it, whatever clock they go by.
      const over = Math.floor(now.getTime() / DAY_MS) - 1;
      const end = Math.max(start, Math.min(Math.floor(to.getTime() / DAY_MS), over));
      const asked: Asked = { reads, known: new Map() };
      const closed = { eventId, start, end };
      for (const day of daysIn(closed)) {
        const key = keyOf(eventId, day);
        const kept = days.get(key);
        if (kept === undefined) continue;
        asked.known.set(day, kept);
        days.delete(key);
        days.set(key, kept);
      }
      const missing = runsOf(closed, (day) => !asked.known.has(day));
      for (const run of runsOf(closed, (day) => asked.known.has(day))) await check(run, asked);
      for (const run of missing) await readDays(run, asked);
      const open = { from: new Date(Math.max(from.getTime(), end * DAY_MS)), to, eventId };
      const newest = open.from < to ? await reads.quarters(open) : [];
      const told = daysIn(closed).flatMap((day) => asked.known.get(day)?.quarters ?? []);
      return told.filter(({ quarter }) => quarter * 900_000 >= from.getTime()).concat(newest);
    },
  };
}

/** Days since 1970 that follow each other, the last one excluded. */
interface Run {
  readonly eventId: string | null;
  readonly start: number;
  readonly end: number;
}

interface Asked {
  readonly reads: SalesReads;
  readonly known: Map<number, KeptDay>;
}

const keyOf = (eventId: string | null, day: number) => `${eventId ?? "all"} ${day}`;
const dayOf = (quarter: number) => Math.floor(quarter / 96);

function daysIn({ start, end }: Run): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}

function spanOf({ eventId, start, end }: Run): BookingSpan {
  return { eventId, from: new Date(start * DAY_MS), to: new Date(end * DAY_MS) };
}

function partsOf({ eventId, start, end }: Run, length: number): Run[] {
  const parts: Run[] = [];
  for (let at = start; at < end; at += length) parts.push({ eventId, start: at, end: Math.min(end, at + length) });
  return parts;
}

/** The runs of days that are wanted. */
function runsOf(within: Run, isWanted: (day: number) => boolean): Run[] {
  const runs: Run[] = [];
  for (const day of daysIn(within).filter(isWanted)) {
    const last = runs.at(-1);
    if (last?.end === day) runs.splice(-1, 1, { ...last, end: day + 1 });
    else runs.push({ eventId: within.eventId, start: day, end: day + 1 });
  }
  return runs;
}

const NONE: StatusCounts = { pending: 0, confirmed: 0, cancelled: 0, expired: 0 };

function countsOf(quarters: readonly QuarterSales[]): StatusCounts {
  return quarters
    .map(({ made, pending, confirmed, cancelled, cancelledHolds }) => ({
      pending,
      confirmed,
      cancelled: cancelled + cancelledHolds,
      expired: made - pending - confirmed - cancelled - cancelledHolds,
    }))
    .reduce(plus, NONE);
}

function plus(a: StatusCounts, b: StatusCounts): StatusCounts {
  return {
    pending: a.pending + b.pending,
    confirmed: a.confirmed + b.confirmed,
    cancelled: a.cancelled + b.cancelled,
    expired: a.expired + b.expired,
  };
}

function isSame(a: StatusCounts, b: StatusCounts): boolean {
  return (
    a.pending === b.pending && a.confirmed === b.confirmed && a.cancelled === b.cancelled && a.expired === b.expired
  );
}
