import { Prisma } from "../generated/prisma/client.ts";
import type { BookingStatus } from "../generated/prisma/enums.ts";
import { BOOKING_SELECT, type BookingRow } from "./bookings.ts";
import type { Connection } from "./connection.ts";

export interface BookingFilter {
  /** Part of a name, an e-mail address or a reference. */
  readonly q: string | null;
  readonly eventId: string | null;
  readonly sessionId: string | null;
  /** As a reader sees them at `now`: a hold that has lapsed is EXPIRED. */
  readonly statuses: readonly BookingStatus[];
  readonly now: Date;
}

export interface BookingSearch {
  readonly filter: BookingFilter;
  /** Where the page before ended. */
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
  readonly limit: number;
}

/** Bookings under a filter, newest first. */
export function searchBookings(db: Connection, { filter, after, limit }: BookingSearch): Promise<BookingRow[]> {
  const position =
    after === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(b.created_at < ${after.createdAt} OR (b.created_at = ${after.createdAt} AND b.id < ${after.id}))`;
  return db.$queryRaw<BookingRow[]>`
    ${BOOKING_SELECT} WHERE ${fits(filter)} AND ${position} ORDER BY b.created_at DESC, b.id DESC LIMIT ${limit}`;
}

function fits({ q, eventId, sessionId, statuses, now }: BookingFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`];
  if (sessionId !== null) conditions.push(Prisma.sql`b.session_id = ${sessionId}`);
  if (eventId !== null) conditions.push(Prisma.sql`s.event_id = ${eventId}`);
  if (statuses.length > 0)
    conditions.push(
      Prisma.sql`(${Prisma.join(
        statuses.map((status) => isIn(status, now)),
        " OR ",
      )})`,
    );
  if (q !== null && q !== "") {
    const part = `%${escapeLike(q)}%`;
    conditions.push(
      Prisma.sql`(b.name LIKE ${part} OR b.email LIKE ${part} OR b.reference LIKE ${part.toUpperCase()})`,
    );
  }
  return Prisma.join(conditions, " AND ");
}

function isIn(status: BookingStatus, now: Date): Prisma.Sql {
  switch (status) {
    case "PENDING":
      return Prisma.sql`(b.status = 'PENDING' AND b.expires_at > ${now})`;
    case "EXPIRED":
      return Prisma.sql`(b.status = 'EXPIRED' OR (b.status = 'PENDING' AND b.expires_at <= ${now}))`;
    case "CONFIRMED":
    case "CANCELLED":
      return Prisma.sql`b.status = ${status}`;
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
