import { describe, expect, it } from "vitest";
import type { Actor } from "./actor.ts";
import { ACTIONS, type Action, can } from "./policy.ts";

const GUESTS: readonly Action[] = [
  "categories.read",
  "events.read",
  "sessions.read",
  "bookings.create",
  "bookings.read-own",
  "bookings.change-own",
  "auth.self",
  "auth.setup",
];
const staff = (role: string): Actor => ({ type: "staff", userId: "u", name: "n", email: "e", role });
const key = (scope: "admin" | "read" | "checkin"): Actor => ({ type: "api-key", keyId: "k", scope });

describe("who may do what", () => {
  it.each<[string, Actor, readonly Action[]]>([
    ["a guest", { type: "guest" }, GUESTS],
    ["an admin", staff("admin"), ACTIONS],
    ["an account without a role", staff("none"), GUESTS],
    ["an account of an unknown role", staff("user"), GUESTS],
    ["an admin key", key("admin"), ACTIONS],
    ["a read key", key("read"), [...GUESTS, "events.read-all", "bookings.read-all", "dashboard.read", "metrics.read"]],
    ["a check-in key", key("checkin"), [...GUESTS, "events.read-all", "bookings.read-all"]],
  ])("%s", (_, actor, allowed) => {
    expect(ACTIONS.filter((action) => can(actor, action))).toEqual(
      ACTIONS.filter((action) => allowed.includes(action)),
    );
  });
});
