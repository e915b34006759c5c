import { describe, expect, it } from "vitest";
import type { StaffActor } from "../auth/actor.ts";
import { reasonOf } from "../testing/api.ts";
import { api, as, given, lastEntry, withoutTeam } from "../testing/team.ts";
import { MOST_OPEN_INVITATIONS } from "./schema.ts";

withoutTeam();
const keysOf = (actor: StaffActor) => api.callerOf(actor).apiKeys;

describe("an invitation", () => {
  it("is known by the hash of its token alone, and to the audit log by what it is for", async () => {
    const owner = await given("owner");
    const { token, invitation } = await as(owner).invite({ email: "New@Example.org", role: "desk" });
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(invitation).toMatchObject({ email: "new@example.org", role: "desk", expiresAt: "2030-03-08T12:00:00.000Z" });
    const { writer } = api.services.database;
    const kept = JSON.stringify([await writer.staffInvitation.findMany(), await writer.auditEntry.findMany()]);
    expect(kept).toContain("new@example.org");
    expect(kept).not.toContain(token);
    expect(await lastEntry()).toMatchObject({
      action: "staff.invite",
      actorId: owner.userId,
      after: { email: "new@example.org", role: "desk" },
    });
  });

  it("replaces the open one of the same address, and is refused to one that has an account", async () => {
    const owner = await given("owner");
    const first = await as(owner).invite({ email: "new@example.org", role: "desk" });
    const second = await as(owner).invite({ email: "NEW@example.org", role: "read" });
    expect((await as(owner).invitations({})).items.map(({ id }) => id)).toEqual([second.invitation.id]);
    const stateOf = (token: string) => api.guest.auth.invitationState({ token });
    expect(await stateOf(first.token)).toEqual({ invitation: null });
    expect(await stateOf(second.token)).toMatchObject({ invitation: { email: "new@example.org", role: "read" } });
    const taken = as(owner).invite({ email: owner.email.toUpperCase(), role: "read" });
    expect(await reasonOf(taken)).toBe("staff-address-taken");
  });

  it("ends after a week, or when it is revoked, once", async () => {
    const owner = await given("owner");
    const { invitation, token } = await as(owner).invite({ email: "new@example.org", role: "desk" });
    await as(owner).revokeInvitation({ id: invitation.id });
    expect(await api.guest.auth.invitationState({ token })).toEqual({ invitation: null });
    expect(await reasonOf(as(owner).revokeInvitation({ id: invitation.id }))).toBe("invitation-not-found");
    const { token: other } = await as(owner).invite({ email: "new@example.org", role: "desk" });
    api.clock.advance(7 * 24 * 60);
    expect(await api.guest.auth.invitationState({ token: other })).toEqual({ invitation: null });
    expect(
      (
        await as(owner)
          .invitations({})
          .catch(() => ({ items: [] }))
      ).items,
    ).toEqual([]);
    api.clock.set("2030-03-01T12:00:00.000Z");
  });

  it.each<[string, (owner: StaffActor, admin: StaffActor) => Promise<unknown>]>([
    ["disabled", (owner, { userId: id }) => as(owner).disable({ id })],
    ["demoted", (owner, { userId: id }) => as(owner).changeRole({ id, role: "read" })],
  ])(
    "lets nobody in once whoever invited, or made the key, is %s, and counts that in the audit log",
    async (_, end) => {
      const [owner, admin] = [await given("owner"), await given("admin")];
      const { token } = await as(admin).invite({ email: "new@example.org", role: "editor" });
      const { token: other } = await as(owner).invite({ email: "other@example.org", role: "editor" });
      const wanted = { name: "Till", scope: "admin", expiresInDays: null } as const;
      const [key, ownersKey] = [await keysOf(admin).create(wanted), await keysOf(owner).create(wanted)];
      await end(owner, admin);
      expect(await lastEntry()).toMatchObject({
        entityId: admin.userId,
        after: { revokedInvitations: 1, revokedKeys: 1 },
      });
      const { items } = await keysOf(owner).list({ state: "live" });
      expect(items.map(({ id }) => id)).not.toContain(key.apiKey.id);
      expect(items.map(({ id }) => id)).toContain(ownersKey.apiKey.id);
      const ended = (await keysOf(owner).list({ state: "ended" })).items.find(({ id }) => id === key.apiKey.id);
      expect(ended).toMatchObject({ createdBy: admin.name, revokedBy: owner.name });
      const accept = { token, name: "Eve", password: "a long sentence nobody has" };
      expect(await reasonOf(api.guest.auth.acceptInvitation(accept))).toBe("invitation-invalid");
      expect(await api.guest.auth.invitationState({ token: other })).toMatchObject({ invitation: { role: "editor" } });
    },
  );

  it.each(["owner", "admin"] as const)(
    "makes nobody %s by an admin's hand, nor is such a one theirs to revoke",
    async (role) => {
      const [owner, admin] = [await given("owner"), await given("admin")];
      expect(await reasonOf(as(admin).invite({ email: "new@example.org", role }))).toBe("forbidden");
      const { invitation } = await as(owner).invite({ email: "new@example.org", role });
      expect(await reasonOf(as(admin).revokeInvitation({ id: invitation.id }))).toBe("forbidden");
      expect(await reasonOf(as(admin).invite({ email: "new@example.org", role: "read" }))).toBe("forbidden");
      expect((await as(owner).invitations({})).items).toHaveLength(1);
    },
  );

  it(`is one of ${MOST_OPEN_INVITATIONS} at most, however many are made at once`, async () => {
    const owner = await given("owner");
    const wishes = Array.from({ length: MOST_OPEN_INVITATIONS + 5 }, (_, n) =>
      as(owner)
        .invite({ email: `new${n}@example.org`, role: "read" })
        .then(
          () => "made",
          (error: Error) => error.message,
        ),
    );
    const outcomes = await Promise.all(wishes);
    expect(outcomes.filter((outcome) => outcome === "made")).toHaveLength(MOST_OPEN_INVITATIONS);
    expect(outcomes.filter((outcome) => outcome === "too-many-invitations")).toHaveLength(5);
  });
});
