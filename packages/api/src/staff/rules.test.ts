import { describe, expect, it } from "vitest";
import { can } from "../auth/policy.ts";
import { ROLES } from "../auth/schema.ts";
import { STAFF } from "../testing/staff.ts";
import { type MemberState, managesKeys, takesLastOwner } from "./rules.ts";

describe("what takes the last owner", () => {
  const owner: MemberState = { role: "owner", disabled: false };
  it.each<[string, MemberState, MemberState, number, boolean]>([
    ["demoting the only one", owner, { ...owner, role: "admin" }, 1, true],
    ["disabling the only one", owner, { ...owner, disabled: true }, 1, true],
    ["demoting one of two", owner, { ...owner, role: "admin" }, 2, false],
    ["demoting one who is disabled anyway", { ...owner, disabled: true }, { role: "read", disabled: true }, 1, false],
    ["changing nothing", owner, owner, 1, false],
    ["making another", { role: "read", disabled: false }, owner, 1, false],
  ])("%s: %#", (_, before, after, owners, expected) => {
    expect(takesLastOwner(before, after, owners)).toBe(expected);
  });
});

it.each([...ROLES, "none"] as const)(
  "whether %s keeps the keys that they made is what the policy says of making them",
  (role) => {
    expect(managesKeys(role)).toBe(can({ ...STAFF, role }, "api-keys.manage"));
  },
);
