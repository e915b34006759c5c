import { Prisma } from "../../generated/prisma/client.ts";
import type { BookingStatus } from "../../generated/prisma/enums.ts";

export interface BookingFilter {
  /** Beginnings of words of a name, an e-mail address or a reference. */
  readonly q: string | null;
  readonly eventId: string | null;
  readonly sessionId: string | null;
  /** As a reader sees them at `now`: a hold that has lapsed is EXPIRED. */
  readonly statuses: readonly BookingStatus[];
  readonly now: Date;
}

export interface BookingPosition {
  readonly createdAt: Date;
  readonly id: string;
}

export const NEWEST_FIRST = Prisma.sql`ORDER BY b.created_at DESC, b.id DESC`;

/** Bookings older than a position, as a range of (created_at, id). */
export function isPast(after: BookingPosition | null): Prisma.Sql {
  if (after === null) return Prisma.sql`TRUE`;
  return Prisma.sql`b.created_at <= ${after.createdAt} AND (b.created_at < ${after.createdAt} OR b.id < ${after.id})`;
}

/**
 * The statuses as conditions of which one must hold; each is a range of one stored status. Columns stand without their table: a
 * search by index reads bookings under another name.
 */
export function statusRanges({ statuses, now }: Pick<BookingFilter, "statuses" | "now">): Prisma.Sql[] {
  return [...new Set(statuses)].flatMap((status) => rangesOf(status, now));
}

function rangesOf(status: BookingStatus, now: Date): Prisma.Sql[] {
  switch (status) {
    case "PENDING":
      return [Prisma.sql`(status = 'PENDING' AND expires_at > ${now})`];
    case "EXPIRED":
      return [Prisma.sql`status = 'EXPIRED'`, Prisma.sql`(status = 'PENDING' AND expires_at <= ${now})`];
    case "CONFIRMED":
    case "CANCELLED":
      return [Prisma.sql`status = ${status}`];
  }
}

export function hasStatus(filter: Pick<BookingFilter, "statuses" | "now">): Prisma.Sql {
  const ranges = statusRanges(filter);
  return ranges.length === 0 ? Prisma.sql`TRUE` : Prisma.sql`(${Prisma.join(ranges, " OR ")})`;
}

/** A part of a text for LIKE, its wildcards taken literally. */
export function likePart(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
