import { type BookingStatus, bookingStatus } from "@guichet/api/bookings/schema";
import { categorySlug } from "@guichet/api/categories/schema";
import { type EventSort, type EventStatus, eventSort, eventStatus } from "@guichet/api/events/schema";
import { currency, id } from "@guichet/api/fields";
import { z } from "zod";

/** What the addresses of the admin interface carry after `?`. Each reader but one drops what it does not understand. */

type RawSearch = Record<string, unknown>;

/** The router reads `?q=12` as a number; every text of ours may look like one. */
const searchText = z.coerce.string().trim().min(1).max(100);

function read<Value>(schema: z.ZodType<Value>, raw: unknown): Value | undefined {
  if (raw === undefined || raw === null) return undefined;
  const result = schema.safeParse(raw);
  return result.success ? result.data : undefined;
}

/** The members that have a value: what is absent stays out of the address. */
function present<Search extends object>(search: Search): { [Key in keyof Search]?: NonNullable<Search[Key]> } {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(entries) as { [Key in keyof Search]?: NonNullable<Search[Key]> };
}

export interface SignInSearch {
  /** Where one was going, as a path of this interface: `/events?status=DRAFT`. */
  readonly next?: string;
}

/** Only a path of ours may follow a sign-in: never another site. */
export function readSignInSearch(raw: RawSearch): SignInSearch {
  return present({
    next: read(
      z
        .string()
        .max(500)
        .regex(/^\/(?![/\\])/),
      raw["next"],
    ),
  });
}

export interface TokenSearch {
  readonly token?: string;
}

/**
 * Of the links that are good for one use: the first admin's, an invitation's, and that for a new password. Their pages read with it what
 * `useSearch` gives, which is all that is in the address: a token that is none of ours is a link that opens nothing, not a bad value.
 */
export function readTokenSearch(raw: RawSearch): TokenSearch {
  return present({ token: read(z.coerce.string().max(200), raw["token"]) });
}

/** Periods of the dashboard that are one click away, in days. */
export const PERIODS = [7, 30, 90] as const;
const METRICS = ["bookings", "seats", "revenue"] as const;

export interface DashboardSearch {
  /** The last so many days; those between `from` and `to` when absent and these are there. */
  readonly days?: (typeof PERIODS)[number];
  /** Days, the last one included: `2026-11-26`. As typed or linked to: what cannot be asked for is explained, not dropped. */
  readonly from?: string;
  readonly to?: string;
  readonly eventId?: string;
  /** What the chart shows; bookings when absent. */
  readonly metric?: (typeof METRICS)[number];
  readonly currency?: string;
  /** The figures instead of the chart. */
  readonly view?: "table";
}

export function readDashboardSearch(raw: RawSearch): DashboardSearch {
  const dayText = z.string().max(20);
  return present({
    days: read(z.literal(PERIODS), raw["days"]),
    from: read(dayText, raw["from"]),
    to: read(dayText, raw["to"]),
    eventId: read(id, raw["eventId"]),
    metric: read(z.enum(METRICS), raw["metric"]),
    currency: read(currency, raw["currency"]),
    view: read(z.literal("table"), raw["view"]),
  });
}

export interface EventsSearch {
  readonly q?: string;
  readonly status?: EventStatus;
  readonly city?: string;
  readonly category?: string;
  readonly sort?: EventSort;
}

export function readEventsSearch(raw: RawSearch): EventsSearch {
  return present({
    q: read(searchText, raw["q"]),
    status: read(eventStatus, raw["status"]),
    city: read(z.coerce.string().trim().min(1).max(80), raw["city"]),
    category: read(categorySlug, raw["category"]),
    sort: read(eventSort, raw["sort"]),
  });
}

export interface SessionsSearch {
  /** The session being edited, or `new`. */
  readonly edit?: string;
}

export function readSessionsSearch(raw: RawSearch): SessionsSearch {
  return present({ edit: read(z.union([z.literal("new"), id]), raw["edit"]) });
}

export interface BookingsSearch {
  readonly q?: string;
  readonly eventId?: string;
  readonly sessionId?: string;
  readonly status?: BookingStatus[];
  /** The booking whose details are open. */
  readonly booking?: string;
  /** Somebody is being booked for: into the session of this id, or into one that is still to be chosen. */
  readonly book?: string;
  /** The list is to be taken along as a file. */
  readonly export?: "file";
}

/** What of it narrows the list. */
export type BookingFilterValues = Omit<BookingsSearch, "booking" | "book" | "export">;

export function readBookingsSearch(raw: RawSearch): BookingsSearch {
  // One status may be typed into the address as `?status=PENDING`.
  const typed = typeof raw["status"] === "string" ? [raw["status"]] : raw["status"];
  const status = read(z.array(bookingStatus).max(4), typed);
  return present({
    q: read(searchText, raw["q"]),
    eventId: read(id, raw["eventId"]),
    sessionId: read(id, raw["sessionId"]),
    status: status !== undefined && status.length > 0 ? status : undefined,
    booking: read(id, raw["booking"]),
    book: read(z.union([z.literal("new"), id]), raw["book"]),
    export: read(z.literal("file"), raw["export"]),
  });
}

export interface ImportSearch {
  /** The event whose sessions are offered first. */
  readonly eventId?: string;
  /** The session that attendees are imported into. */
  readonly sessionId?: string;
}

export function readImportSearch(raw: RawSearch): ImportSearch {
  return present({ eventId: read(id, raw["eventId"]), sessionId: read(id, raw["sessionId"]) });
}

export interface StaffSearch {
  /** The person whose sign-ins are open. */
  readonly signIns?: string;
}

export function readStaffSearch(raw: RawSearch): StaffSearch {
  return present({ signIns: read(id, raw["signIns"]) });
}

export interface ApiKeysSearch {
  readonly state?: "live" | "ended";
}

export function readApiKeysSearch(raw: RawSearch): ApiKeysSearch {
  return present({ state: read(z.enum(["live", "ended"]), raw["state"]) });
}

/** As typed or linked to: what is not understood is shown and explained (features/admin-audit-log/filters.ts), not dropped. */
export interface AuditLogSearch {
  /** A part of the actor's name. */
  readonly actor?: string;
  readonly actorId?: string;
  /** A whole action, or `events.` for all that begin so. */
  readonly action?: string;
  readonly outcome?: string;
  readonly entityType?: string;
  readonly entityId?: string;
  readonly address?: string;
  /** Days, the last one included: `2026-11-26`. */
  readonly from?: string;
  readonly to?: string;
  /** The entry whose details are open. */
  readonly entry?: string;
}

/** The router reads some ids and addresses as numbers. */
const auditText = z.coerce
  .string()
  .trim()
  .transform((text) => text.slice(0, 100));

export function readAuditLogSearch(raw: RawSearch): AuditLogSearch {
  return present({
    actor: read(auditText, raw["actor"]),
    actorId: read(auditText, raw["actorId"]),
    action: read(auditText, raw["action"]),
    outcome: read(auditText, raw["outcome"]),
    entityType: read(auditText, raw["entityType"]),
    entityId: read(auditText, raw["entityId"]),
    address: read(auditText, raw["address"]),
    from: read(auditText, raw["from"]),
    to: read(auditText, raw["to"]),
    entry: read(auditText, raw["entry"]),
  });
}
