import { deletePastLogins, findPasswordHash } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "../auth/actor.ts";
import { actorOfToken, startLogin } from "../auth/login-service.ts";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";
import { givenSignInChallenge } from "../testing/second-factors.ts";
import { unwrap } from "../trpc.ts";

const PASSWORD = "correct horse battery";
const NEW_PASSWORD = "another horse, another saddle";
const SOURCE = { address: "192.0.2.1", userAgent: "Test/1", requestId: null };

let api: TestApi;
let passwordHash: string;
let owner: StaffActor;
let ownToken: string;
let eve: StaffActor;

async function givenStaff(email: string): Promise<{ token: string; actor: StaffActor }> {
  const { writer } = api.services.database;
  const [id, createdAt] = [uuidv7(), api.clock.now()];
  const times = { createdAt, updatedAt: createdAt };
  await writer.user.create({ data: { id, name: "Ada", email, role: "owner", ...times } });
  const account = { id: uuidv7(), accountId: id, providerId: "credential", userId: id, password: passwordHash };
  await writer.authAccount.create({ data: { ...account, ...times } });
  return signIn(id);
}

async function signIn(userId: string): Promise<{ token: string; actor: StaffActor }> {
  const user = { userId, name: "Ada" };
  const kept = await findPasswordHash(api.services.database.writer, userId);
  const credentials = { userId, passwordHash: kept, twoFactorEnabled: false };
  const login = { user, with: ["password"], credentials, previousToken: null, source: SOURCE };
  const token = unwrap(await startLogin(logins(), login));
  const actor = await actorOfToken(logins(), token);
  if (actor === null) throw new Error("Nobody is signed in");
  return { token, actor };
}

const logins = () => ({ ...api.services, ownerTwoFactor: "optional" as const });
/** The token that the browser of a call was given, if it was given one. */
let givenToken = "";
const browser = {
  knownTo: () => null,
  giveToken(token: string) {
    givenToken = token;
  },
};
const as = (actor: StaffActor) => api.callerOf(actor, "fr", browser).account;
const isIn = async (token: string) => (await actorOfToken(logins(), token)) !== null;
const auditLogOf = ({ userId }: StaffActor) =>
  api.services.database.writer.auditEntry.findMany({ where: { entityId: userId }, orderBy: { id: "asc" } });

beforeAll(async () => {
  api = await createTestApi();
  passwordHash = await api.services.passwords.hash(PASSWORD);
});
afterAll(() => api.drop());
beforeEach(async () => {
  await api.services.database.writer.user.deleteMany();
  ({ token: ownToken, actor: owner } = await givenStaff("ada@example.org"));
  ({ actor: eve } = await givenStaff("eve@example.org"));
});

describe("giving the password again", () => {
  it("makes an old sign-in fresh, for what is sensitive", async () => {
    api.clock.advance(11);
    const stale = (await actorOfToken(logins(), ownToken)) as StaffActor;
    const change = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect(await reasonOf(as(stale).changePassword(change))).toBe("reauthentication-required");
    await as(stale).reauthenticate({ password: PASSWORD });
    const fresh = (await actorOfToken(logins(), givenToken)) as StaffActor;
    expect(fresh.authenticatedAt).toEqual(api.clock.now());
    await as(fresh).changePassword(change);
    expect((await auditLogOf(owner)).map(({ action, outcome }) => [action, outcome])).toEqual([
      ["auth.sign-in", "done"],
      ["account.reauthenticate", "done"],
      ["account.change-password", "done"],
    ]);
  });

  it("gives the login a new token: the one from before is nobody’s", async () => {
    const { id, createdAt } = await api.services.database.writer.authSession.findFirstOrThrow({
      where: { userId: owner.userId },
    });
    api.clock.advance(1);
    await as(owner).reauthenticate({ password: PASSWORD });
    expect(await isIn(ownToken)).toBe(false);
    expect(await actorOfToken(logins(), givenToken)).toMatchObject({ authSessionId: id, userId: owner.userId });
    const rows = await api.services.database.writer.authSession.findMany({ where: { userId: owner.userId } });
    expect(rows).toMatchObject([{ id, createdAt }]);
    expect(JSON.stringify(rows)).not.toContain(givenToken);
  });

  it("gives it one new token, of two that come at once with the same one", async () => {
    api.clock.advance(1);
    const given: string[] = [];
    const caller = api.callerOf(owner, "fr", { ...browser, giveToken: (token) => given.push(token) }).account;
    const both = await Promise.allSettled([1, 2].map(() => caller.reauthenticate({ password: PASSWORD })));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(given).toHaveLength(1);
    expect(await isIn(given[0] ?? "")).toBe(true);
  });

  it("is refused when it is wrong, and told to the audit log", async () => {
    expect(await reasonOf(as(owner).reauthenticate({ password: NEW_PASSWORD }))).toBe("wrong-password");
    expect((await auditLogOf(owner)).at(-1)).toMatchObject({
      action: "account.reauthenticate",
      outcome: "refused",
      actorId: owner.userId,
    });
    expect(JSON.stringify(await auditLogOf(owner))).not.toContain("horse");
  });

  it("is refused after five failures, all at once or not, whichever door they come by", async () => {
    const wrong = { currentPassword: NEW_PASSWORD, newPassword: `${NEW_PASSWORD}!` };
    const guesses = [1, 2, 3, 4].flatMap(() => [
      reasonOf(as(owner).reauthenticate({ password: NEW_PASSWORD })),
      reasonOf(as(owner).changePassword(wrong)),
    ]);
    const reasons = await Promise.all(guesses);
    expect(reasons.filter((reason) => reason === "wrong-password")).toHaveLength(5);
    expect(reasons.filter((reason) => reason === "too-many-attempts")).toHaveLength(3);
    expect(await reasonOf(as(owner).reauthenticate({ password: PASSWORD }))).toBe("too-many-attempts");
    await as(eve).reauthenticate({ password: PASSWORD });
    api.clock.advance(15);
    await as(owner).reauthenticate({ password: PASSWORD });
  });

  it("is for those who signed in", async () => {
    expect(await reasonOf(api.guest.account.reauthenticate({ password: PASSWORD }))).toBe("unauthenticated");
    const key = api.callerOf({ type: "api-key", keyId: "k", name: "K", scope: "admin" });
    expect(await reasonOf(key.account.reauthenticate({ password: PASSWORD }))).toBe("forbidden");
  });
});

describe("changing the password", () => {
  it("ends a second step that was begun with the password from before", async () => {
    await givenSignInChallenge(api, owner);
    await as(owner).changePassword({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    const where = { identifier: { endsWith: owner.userId } };
    expect(await api.services.database.writer.authVerification.count({ where })).toBe(0);
  });

  it("ends all other logins, of nobody else", async () => {
    const other = await signIn(owner.userId);
    const eves = await signIn(eve.userId);
    expect(await as(owner).changePassword({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD })).toEqual({
      ended: 1,
    });
    // One's own goes on, with a new token.
    expect([await isIn(givenToken), await isIn(eves.token)]).toEqual([true, true]);
    expect([await isIn(ownToken), await isIn(other.token)]).toEqual([false, false]);
    expect(await reasonOf(as(owner).reauthenticate({ password: PASSWORD }))).toBe("wrong-password");
    await as(owner).reauthenticate({ password: NEW_PASSWORD });
  });

  it("is refused with the one that it is already, which ends nothing", async () => {
    const other = await signIn(owner.userId);
    const same = { currentPassword: PASSWORD, newPassword: PASSWORD };
    expect(await reasonOf(as(owner).changePassword(same))).toBe("password-unchanged");
    expect(await isIn(other.token)).toBe(true);
  });

  it("needs the one that it replaces", async () => {
    const change = { currentPassword: NEW_PASSWORD, newPassword: `${NEW_PASSWORD}!` };
    expect(await reasonOf(as(owner).changePassword(change))).toBe("wrong-password");
    await as(owner).reauthenticate({ password: PASSWORD });
  });

  it("is made once of two at the same moment", async () => {
    const change = (newPassword: string) => as(owner).changePassword({ currentPassword: PASSWORD, newPassword });
    const outcomes = await Promise.allSettled([change("seven herons in a row"), change("eleven geese on a pond")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it.each([
    ["password1234", "password-common"],
    ["ada@example.org", "password-personal"],
    ["abababababab", "password-monotonous"],
  ])("to %s is refused: %s", async (newPassword, reason) => {
    expect(await reasonOf(as(owner).changePassword({ currentPassword: PASSWORD, newPassword }))).toBe(reason);
  });
});

describe("one’s sign-ins", () => {
  it("are listed with where and when, the one that asks among them, and no token", async () => {
    api.clock.advance(1);
    const { actor: other, token } = await signIn(owner.userId);
    const { items } = await as(owner).signIns();
    expect(items).toEqual([
      { ...items[0], id: other.authSessionId, current: false, address: "192.0.2.1" },
      { ...items[1], id: owner.authSessionId, current: true },
    ]);
    expect(items[0]?.since).toBe(api.clock.now().toISOString());
    expect(JSON.stringify(items)).not.toContain(token);
    api.clock.advance(31);
    expect(await as(owner).signIns()).toEqual({ items: [] });
  });

  it("end one by one, or all but the one that asks", async () => {
    const [one, two, three] = [await signIn(owner.userId), await signIn(owner.userId), await signIn(owner.userId)];
    expect(await as(owner).signOut({ id: one.actor.authSessionId })).toEqual({ ended: 1 });
    expect(await as(owner).signOut({ id: one.actor.authSessionId })).toEqual({ ended: 0 });
    expect(await isIn(one.token)).toBe(false);
    expect(await as(owner).signOutOthers()).toEqual({ ended: 2 });
    expect([await isIn(two.token), await isIn(three.token), await isIn(ownToken)]).toEqual([false, false, true]);
    expect((await auditLogOf(owner)).filter(({ action }) => action === "account.sign-out")).toHaveLength(2);
  });

  it("are nobody else’s to end", async () => {
    expect(await as(eve).signOut({ id: owner.authSessionId })).toEqual({ ended: 0 });
    await as(eve).signOutOthers();
    expect(await isIn(ownToken)).toBe(true);
  });

  it("are deleted some at a time once they are over", async () => {
    await signIn(owner.userId);
    const { writer } = api.services.database;
    expect(await deletePastLogins(writer, api.clock.now(), 10)).toBe(0);
    api.clock.advance(30);
    expect(await deletePastLogins(writer, api.clock.now(), 2)).toBe(2);
    expect(await deletePastLogins(writer, api.clock.now(), 2)).toBe(1);
  });
});
