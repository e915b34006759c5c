import { Prisma } from "../../generated/prisma/client.ts";
import type { Connection } from "../connection.ts";
import { type BookingFilter, hasStatus } from "./booking-filter.ts";

/** How many bookings a filter without words has, counted up to `most`: what it costs is bounded by that. */
export async function countBookings(db: Connection, filter: Omit<BookingFilter, "q">, most: number): Promise<number> {
  const { eventId, sessionId } = filter;
  const inEvent =
    eventId === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`b.session_id IN (SELECT id FROM sessions WHERE event_id = ${eventId})`;
  const inSession = sessionId === null ? Prisma.sql`TRUE` : Prisma.sql`b.session_id = ${sessionId}`;
  const [counted] = await db.$queryRaw<[{ rows: bigint | number }]>`
    SELECT COUNT(*) AS \`rows\` FROM (
      SELECT 1 FROM bookings b WHERE ${hasStatus(filter)} AND ${inEvent} AND ${inSession} LIMIT ${most}) counted`;
  return Number(counted.rows);
}
