import type { BookingStatus, EventStatus } from "../generated/prisma/enums.ts";
import type { Connection } from "./connection.ts";
import { idTable } from "./id-table.ts";
import { parseJson, type SessionRow } from "./sessions.ts";

/*
 * What open pages are told of. Each is one statement, whatever the number of pages, and is asked again and again while somebody looks:
 * it reads by primary key or by an index, and no more than what can change.
 */

/** An event that somebody looks at. */
export interface WatchedEvent {
  readonly status: EventStatus;
  readonly version: number;
  /** Earliest first; none of an event that is not published. */
  readonly sessions: readonly WatchedSession[];
}

export type WatchedSession = Omit<SessionRow, "createdAt" | "updatedAt">;

type Nullable<Row> = { [Column in keyof Row]: Row[Column] | null };
type EventSessionRow = Nullable<Omit<WatchedSession, "eventId" | "priceTiers">> & {
  readonly eventId: string;
  readonly eventStatus: EventStatus;
  readonly eventVersion: number;
  readonly priceTiers: unknown;
};

/** Events with their sessions that have not ended, by id; those that do not exist are left out. */
export async function watchedEvents(
  db: Connection,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, WatchedEvent>> {
  const rows = await db.$queryRaw<EventSessionRow[]>`
    SELECT e.id AS eventId, e.status AS eventStatus, e.version AS eventVersion, s.id, s.starts_at AS startsAt, s.ends_at AS endsAt,
      s.capacity, s.reserved, s.base_price AS basePrice, s.currency, s.price_tiers AS priceTiers,
      s.max_seats_per_booking AS maxSeatsPerBooking, s.sales_start_at AS salesStartAt, s.sales_end_at AS salesEndAt, s.status, s.version
    FROM ${idTable(ids)} r STRAIGHT_JOIN events e ON e.id = r.id
    LEFT JOIN sessions s ON s.event_id = e.id AND e.status = 'PUBLISHED' AND s.ends_at > ${now}
    ORDER BY s.starts_at, s.id`;
  const events = new Map<string, WatchedEvent & { sessions: WatchedSession[] }>();
  for (const { eventStatus: status, eventVersion: version, ...session } of rows) {
    const event = events.get(session.eventId) ?? { status, version, sessions: [] };
    events.set(session.eventId, event);
    if (session.id === null) continue;
    // All columns of a session are there when its id is.
    event.sessions.push({ ...session, priceTiers: parseJson(session.priceTiers) } as WatchedSession);
  }
  return events;
}

/** Where a booking stands: whatever a page shows of it is another when one of these is. */
export interface WatchedBooking {
  readonly id: string;
  readonly status: BookingStatus;
  readonly expiresAt: Date;
  readonly updatedAt: Date;
  readonly sessionId: string;
  readonly sessionVersion: number;
  readonly eventVersion: number;
}

/** These bookings, in no order; those that do not exist are left out. */
export function watchedBookings(db: Connection, ids: readonly string[]): Promise<WatchedBooking[]> {
  return db.$queryRaw<WatchedBooking[]>`
    SELECT b.id, b.status, b.expires_at AS expiresAt, b.updated_at AS updatedAt, b.session_id AS sessionId,
      s.version AS sessionVersion, e.version AS eventVersion
    FROM ${idTable(ids)} r STRAIGHT_JOIN bookings b ON b.id = r.id
    STRAIGHT_JOIN sessions s ON s.id = b.session_id STRAIGHT_JOIN events e ON e.id = s.event_id`;
}

/**
 * A text that is another one after whatever staff see on their dashboard and in their lists has changed: bookings made, given more time,
 * confirmed, cancelled or expired move the seats of sessions, or the number of holds or their ends; what staff change is in the audit log.
 */
export async function standingOfAll(db: Connection, now: Date): Promise<string> {
  const [row] = await db.$queryRaw<[Record<string, unknown>]>`
    SELECT
      (SELECT CONCAT(COUNT(*), ' ', COALESCE(SUM(UNIX_TIMESTAMP(expires_at)), 0)) FROM bookings WHERE status = 'PENDING') AS holds,
      (SELECT id FROM bookings ORDER BY created_at DESC, id DESC LIMIT 1) AS latest,
      (SELECT SUM(reserved) FROM sessions FORCE INDEX (sessions_status_starts_idx)
        WHERE status = 'SCHEDULED' AND starts_at > ${now}) AS seats,
      (SELECT MAX(id) FROM audit_log) AS change_of_staff`;
  return Object.values(row).map(String).join(" ");
}
