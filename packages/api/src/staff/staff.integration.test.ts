import { describe, expect, it } from "vitest";
import type { StaffActor } from "../auth/actor.ts";
import type { Role } from "../auth/schema.ts";
import { reasonOf } from "../testing/api.ts";
import { api, as, given, lastEntry, withoutTeam } from "../testing/team.ts";

withoutTeam();
const stored = (actor: StaffActor) =>
  api.services.database.writer.user.findUniqueOrThrow({ where: { id: actor.userId } });

describe("the list of the staff", () => {
  it("names everybody, and whom the one who asks may manage", async () => {
    const [owner, admin, desk] = [await given("owner"), await given("admin"), await given("desk")];
    const manageable = async (actor: StaffActor) => {
      const { items } = await as(actor).list({});
      return items.filter((member) => member.manageable).map((member) => member.id);
    };
    expect((await manageable(owner)).sort()).toEqual([admin.userId, desk.userId].sort());
    expect(await manageable(admin)).toEqual([desk.userId]);
    expect((await as(owner).list({})).assignableRoles).toEqual(["owner", "admin", "editor", "desk", "read"]);
    expect((await as(admin).list({})).assignableRoles).toEqual(["editor", "desk", "read"]);
    expect(await reasonOf(as(desk).list({}))).toBe("forbidden");
  });
});

describe("another role", () => {
  it("is given, once, and recorded with whose it is and the one before", async () => {
    const [owner, desk] = [await given("owner"), await given("desk")];
    const change = () => as(owner).changeRole({ id: desk.userId, role: "editor" });
    expect(await change()).toMatchObject({ id: desk.userId, role: "editor" });
    const entry = await lastEntry();
    expect(entry).toMatchObject({ action: "staff.change-role", entityId: desk.userId });
    const { name, email } = desk;
    expect(entry).toMatchObject({ before: { name, email, role: "desk" }, after: { name, email, role: "editor" } });
    await change();
    expect((await lastEntry())?.id).toBe(entry?.id);
  });

  it.each<[Role, Role, Role]>([
    ["admin", "owner", "read"],
    ["admin", "admin", "read"],
    ["admin", "read", "admin"],
    ["admin", "desk", "owner"],
    ["editor", "read", "desk"],
    ["desk", "read", "desk"],
    ["read", "read", "desk"],
  ])("is not for %s to give: from %s to %s", async (by, from, to) => {
    const [actor, member] = [await given(by), await given(from)];
    expect(await reasonOf(as(actor).changeRole({ id: member.userId, role: to }))).toBe("forbidden");
    expect((await stored(member)).role).toBe(from);
  });

  it("is nobody's own to choose, and not the last owner's to be given", async () => {
    const [owner, other] = [await given("owner"), await given("owner")];
    expect(await reasonOf(as(owner).changeRole({ id: owner.userId, role: "read" }))).toBe("forbidden");
    expect(await reasonOf(as(owner).disable({ id: owner.userId }))).toBe("forbidden");
    await as(owner).changeRole({ id: other.userId, role: "admin" });
    // Who was an owner when their request began is judged as what they are now.
    expect(await reasonOf(as(other).changeRole({ id: owner.userId, role: "read" }))).toBe("forbidden");
    expect((await stored(owner)).role).toBe("owner");
  });

  it("leaves one owner of two who demote, or disable, each other at the same instant", async () => {
    for (let round = 0; round < 8; round += 1) {
      await api.services.database.writer.user.deleteMany();
      const [one, two] = [await given("owner"), await given("owner")];
      const demote = (by: StaffActor, whom: StaffActor) =>
        (round % 2 === 0
          ? as(by).changeRole({ id: whom.userId, role: "read" })
          : as(by).disable({ id: whom.userId })
        ).then(
          () => "done",
          (error: Error) => error.message,
        );
      const outcomes = await Promise.all([demote(one, two), demote(two, one)]);
      expect(outcomes.sort()).toEqual(["done", "forbidden"]);
      const enabled = { role: "owner", NOT: { banned: true } };
      expect(await api.services.database.writer.user.count({ where: enabled })).toBe(1);
    }
  });

  it("leaves the last owner who may sign in what they are, whoever asks", async () => {
    const [owner, disabled] = [await given("owner"), await given("owner")];
    await as(owner).disable({ id: disabled.userId });
    // Nobody who may manage an owner is left: an owner's request that is still on its way is the only one there could be.
    expect(await reasonOf(as(disabled).disable({ id: owner.userId }))).toBe("forbidden");
    expect((await stored(owner)).banned).not.toBe(true);
  });
});

describe("a disabled account", () => {
  it("has no login left, whatever others have, and comes back with its role", async () => {
    const [owner, desk] = [await given("owner"), await given("desk", { elsewhere: 2 })];
    const logins = (actor: StaffActor) =>
      api.services.database.writer.authSession.count({ where: { userId: actor.userId } });
    expect(await logins(desk)).toBe(3);
    expect(await as(owner).disable({ id: desk.userId })).toMatchObject({ disabled: true, role: "desk" });
    expect([await logins(desk), await logins(owner)]).toEqual([0, 1]);
    expect(await lastEntry()).toMatchObject({ action: "staff.disable", after: { disabled: true, endedSignIns: 3 } });
    expect(await as(owner).enable({ id: desk.userId })).toMatchObject({ disabled: false, role: "desk" });
    expect(await logins(desk)).toBe(0);
  });
});

describe("the sign-ins of somebody", () => {
  it("are told in words and without what makes them one, to whoever manages them", async () => {
    const [owner, admin, desk] = [await given("owner"), await given("admin"), await given("desk")];
    const told = await as(admin).signIns({ id: desk.userId });
    expect(told.items).toMatchObject([{ current: false, browser: "Firefox", system: "Linux", address: "192.0.2.7" }]);
    expect(JSON.stringify(told)).not.toContain("secret-");
    expect(await reasonOf(as(admin).signIns({ id: owner.userId }))).toBe("forbidden");
    expect(await reasonOf(as(desk).signIns({ id: desk.userId }))).toBe("forbidden");
  });

  it("end one by one or all at once, and only theirs", async () => {
    const [owner, desk, other] = [await given("owner"), await given("desk", { elsewhere: 2 }), await given("desk")];
    const left = async (actor: StaffActor) => (await as(owner).signIns({ id: actor.userId })).items.length;
    const foreign = { id: desk.userId, signInId: other.authSessionId };
    expect(await as(owner).signOut(foreign)).toEqual({ ended: 0 });
    expect(await as(owner).signOut({ id: desk.userId, signInId: desk.authSessionId })).toEqual({ ended: 1 });
    expect([await left(desk), await left(other)]).toEqual([2, 1]);
    expect(await as(owner).signOutEverywhere({ id: desk.userId })).toEqual({ ended: 2 });
    expect([await left(desk), await left(other)]).toEqual([0, 1]);
    const { userId: entityId, name, email } = desk;
    const after = { name, email, endedSignIns: 2 };
    expect(await lastEntry()).toMatchObject({ action: "staff.sign-out", entityId, after });
  });
});

describe("a sign-in that is no longer fresh", () => {
  it("is enough to read and not to change", async () => {
    const [owner, desk] = [await given("owner"), await given("desk")];
    api.clock.advance(11);
    expect((await as(owner).list({})).items).toHaveLength(2);
    expect(await reasonOf(as(owner).disable({ id: desk.userId }))).toBe("reauthentication-required");
    api.clock.set("2030-03-01T12:00:00.000Z");
  });
});
