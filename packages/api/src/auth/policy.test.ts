import { describe, expect, it } from "vitest";
import { STAFF } from "../testing/staff.ts";
import type { Actor } from "./actor.ts";
import { can, FRESH_FOR_MS, isFresh } from "./policy.ts";
import { ACTIONS, type Action, type RoleOrNone } from "./schema.ts";

const GUESTS: readonly Action[] = [
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
];
/** Whoever reads all bookings and may change none. */
const READERS = GUESTS.filter((action) => action !== "bookings.create" && action !== "bookings.change-own");
const ACCOUNT: readonly Action[] = ["account.manage", "account.secure"];
const NEVER_BY_KEY: readonly Action[] = [...ACCOUNT, "staff.manage", "api-keys.manage"];
const staff = (role: RoleOrNone): Actor => ({ ...STAFF, role });
const key = (scope: "admin" | "read" | "checkin"): Actor => ({ type: "api-key", keyId: "k", name: "K", scope });
const allowed = (actor: Actor) => ACTIONS.filter((action) => can(actor, action));
const among = (...lists: (readonly Action[])[]) => ACTIONS.filter((action) => lists.flat().includes(action));

describe("who may do what", () => {
  it.each<[string, Actor, readonly Action[]]>([
    ["a guest", { type: "guest" }, GUESTS],
    ["an owner", staff("owner"), ACTIONS],
    ["an admin", staff("admin"), ACTIONS],
    [
      "an editor",
      staff("editor"),
      [...GUESTS, ...ACCOUNT, "events.read-all", "events.manage", "sessions.manage", "dashboard.read"],
    ],
    [
      "a front desk",
      staff("desk"),
      [...GUESTS, ...ACCOUNT, "events.read-all", "bookings.read-all", "bookings.change-all", "dashboard.read"],
    ],
    ["a reader", staff("read"), [...READERS, ...ACCOUNT, "events.read-all", "bookings.read-all", "dashboard.read"]],
    ["an account without a role", staff("none"), GUESTS],
    ["an owner without the second factor", { ...STAFF, mustSetUpTwoFactor: true }, [...GUESTS, ...ACCOUNT]],
    ["an admin key", key("admin"), ACTIONS.filter((action) => !NEVER_BY_KEY.includes(action))],
    ["a read key", key("read"), [...READERS, "events.read-all", "bookings.read-all", "dashboard.read", "metrics.read"]],
    ["a check-in key", key("checkin"), [...READERS, "events.read-all", "bookings.read-all"]],
  ])("%s", (_, actor, expected) => {
    expect(allowed(actor)).toEqual(among(expected));
  });
});

describe("who manages whom", () => {
  const member = (role: RoleOrNone) => ({ userId: "other", role });

  it("is everybody for an owner, and whoever is below for an admin", () => {
    for (const role of ["owner", "admin", "editor", "desk", "read", "none"] as const) {
      expect(can(staff("owner"), "staff.manage", member(role))).toBe(true);
      expect(can(staff("admin"), "staff.manage", member(role))).toBe(role !== "owner" && role !== "admin");
      expect(can(staff("editor"), "staff.manage", member(role))).toBe(false);
    }
  });

  it("makes nobody more than oneself", () => {
    expect(can(staff("admin"), "staff.manage", { ...member("read"), newRole: "admin" })).toBe(false);
    expect(can(staff("admin"), "staff.manage", { ...member("read"), newRole: "editor" })).toBe(true);
  });

  it("is never oneself", () => {
    expect(can(staff("owner"), "staff.manage", { userId: STAFF.userId, role: "owner", newRole: "read" })).toBe(false);
  });
});

describe("an old sign-in", () => {
  const later = (ms: number) => new Date(STAFF.authenticatedAt.getTime() + ms);

  it("is not enough for what is sensitive", () => {
    expect(isFresh(STAFF, "staff.manage", later(FRESH_FOR_MS))).toBe(true);
    expect(isFresh(STAFF, "staff.manage", later(FRESH_FOR_MS + 1))).toBe(false);
    expect(isFresh(STAFF, "events.manage", later(FRESH_FOR_MS + 1))).toBe(true);
  });
});
