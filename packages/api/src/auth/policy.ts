import type { Actor } from "./actor.ts";

/** Everything a procedure can ask permission for. */
export const ACTIONS = [
  "categories.read",
  "events.read",
  "events.read-all",
  "events.manage",
  "sessions.read",
  "sessions.manage",
  "bookings.create",
  "bookings.read-own",
  "bookings.change-own",
  "bookings.read-all",
  "bookings.change-all",
  "dashboard.read",
  "metrics.read",
  "auth.self",
  "auth.setup",
] as const;
export type Action = (typeof ACTIONS)[number];

/** Open to all: public reads, a guest's own booking (its id is the capability), and the doors to signing in. */
const PUBLIC: ReadonlySet<Action> = new Set([
  "categories.read",
  "events.read",
  "sessions.read",
  "bookings.create",
  "bookings.read-own",
  "bookings.change-own",
  "auth.self",
  "auth.setup",
]);

const BY_SCOPE: Readonly<Record<"read" | "checkin", ReadonlySet<Action>>> = {
  read: new Set(["events.read-all", "bookings.read-all", "dashboard.read", "metrics.read"]),
  checkin: new Set(["events.read-all", "bookings.read-all"]),
};

/** May this actor do that? Nothing is allowed that is not named here. */
export function can(actor: Actor, action: Action): boolean {
  if (PUBLIC.has(action)) return true;
  switch (actor.type) {
    case "guest":
      return false;
    case "staff":
      return actor.role === "admin";
    case "api-key":
      return actor.scope === "admin" || BY_SCOPE[actor.scope].has(action);
  }
}
