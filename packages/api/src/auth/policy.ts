import type { Actor } from "./actor.ts";
import { ACTIONS, type Action, type Role, type RoleOrNone } from "./schema.ts";

/** Somebody of the staff, as what an action is done to. */
export interface StaffMemberThing {
  /** Absent for somebody who is only invited. */
  readonly userId?: string;
  readonly role: RoleOrNone;
  /** That they are to get. */
  readonly newRole?: Role;
}

/** Open to all: public reads, a guest's own booking (its id is the capability), and the doors to signing in. */
const PUBLIC: ReadonlySet<Action> = new Set([
  "categories.read",
  "events.read",
  "sessions.read",
  "bookings.create",
  "bookings.read-own",
  "bookings.change-own",
  "bookings.send-links",
  "auth.self",
  "auth.setup",
  "auth.accept-invitation",
  "auth.reset-password",
]);

/** Of everybody who signed in and has a role: their own password, second factor and logins. */
const OWN_ACCOUNT: readonly Action[] = ["account.manage", "account.secure"];

const BY_ROLE: Readonly<Record<RoleOrNone, ReadonlySet<Action>>> = {
  owner: new Set(ACTIONS),
  admin: new Set(ACTIONS),
  editor: new Set<Action>([...OWN_ACCOUNT, "events.read-all", "events.manage", "sessions.manage", "dashboard.read"]),
  desk: new Set<Action>([
    ...OWN_ACCOUNT,
    "events.read-all",
    "bookings.read-all",
    "bookings.change-all",
    "dashboard.read",
  ]),
  read: new Set<Action>([...OWN_ACCOUNT, "events.read-all", "bookings.read-all", "dashboard.read"]),
  none: new Set(),
};

/** A key that leaks must not make others, or accounts. */
const NEVER_BY_KEY: ReadonlySet<Action> = new Set(["staff.manage", "api-keys.manage", ...OWN_ACCOUNT]);

const BY_SCOPE = {
  admin: new Set(ACTIONS.filter((action) => !NEVER_BY_KEY.has(action))),
  read: new Set<Action>(["events.read-all", "bookings.read-all", "dashboard.read", "metrics.read"]),
  checkin: new Set<Action>(["events.read-all", "bookings.read-all"]),
} as const satisfies Record<string, ReadonlySet<Action>>;

/** What a login that was left open must not be enough for: the password is asked for again (see `isFresh`). */
const SENSITIVE: ReadonlySet<Action> = new Set(["account.secure", "staff.manage", "api-keys.manage"]);

/** What a guest does with a booking, whose id is the capability. */
const OF_OWN_BOOKING: ReadonlySet<Action> = new Set(["bookings.create", "bookings.change-own"]);

/**
 * Whoever reads all bookings and may not change them changes none: what they know of a booking proves nothing of them, and is not its
 * id (bookings/view.ts). On the public site everybody is a guest (apps/web/src/lib/trpc.ts), with bookings of their own.
 */
export function readsBookingsOnly(actor: Actor): boolean {
  if (actor.type === "guest") return false;
  const rights: ReadonlySet<Action> = actor.type === "staff" ? BY_ROLE[actor.role] : BY_SCOPE[actor.scope];
  return rights.has("bookings.read-all") && !rights.has("bookings.change-all");
}

/** May this actor do that, to this thing? Without a thing: to any at all. Nothing is allowed that is not named here. */
export function can(actor: Actor, action: Action, thing?: StaffMemberThing): boolean {
  if (PUBLIC.has(action)) {
    return !OF_OWN_BOOKING.has(action) || !readsBookingsOnly(actor);
  }
  switch (actor.type) {
    case "guest":
      return false;
    case "staff":
      if (actor.mustSetUpTwoFactor && !OWN_ACCOUNT.includes(action)) return false;
      return BY_ROLE[actor.role].has(action) && (thing === undefined || canManage(actor, thing));
    case "api-key":
      return BY_SCOPE[actor.scope].has(action);
  }
}

/** Owners manage everybody, admins whoever is below them; nobody themselves, so that nobody locks themselves out or raises themselves. */
function canManage(actor: { userId: string; role: RoleOrNone }, member: StaffMemberThing): boolean {
  if (member.userId === actor.userId) return false;
  if (actor.role === "owner") return true;
  return [member.role, member.newRole].every((role) => role !== "owner" && role !== "admin");
}

/** How long a password or a second factor counts as just given, in milliseconds. */
export const FRESH_FOR_MS = 10 * 60 * 1000;

/** Whether an actor has identified lately enough for an action. */
export function isFresh(actor: Actor, action: Action, now: Date): boolean {
  if (actor.type !== "staff" || !SENSITIVE.has(action)) return true;
  return now.getTime() - actor.authenticatedAt.getTime() <= FRESH_FOR_MS;
}
