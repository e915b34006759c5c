import { createDatabase, insertStaff, inTransaction } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "../auth/actor.ts";
import type { Role } from "../auth/schema.ts";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";
import { type SecondFactorServices, takeSecondFactor } from "./second-factor-service.ts";
import { finishSignIn, issueSignInChallenge } from "./sign-in-challenge-service.ts";
import { codeOfStep, stepAt } from "./totp.ts";

const NOWHERE = { address: null, userAgent: null, requestId: null };

let api: TestApi;
let services: SecondFactorServices;
/** Two accounts of each test's own, who have just signed in. */
let owner: StaffActor;
let member: StaffActor;
beforeAll(async () => {
  api = await createTestApi();
  services = api.services;
});
afterAll(() => api.drop());
beforeEach(async () => {
  owner = await givenStaff("owner");
  member = await givenStaff("editor");
});

async function givenStaff(role: Role): Promise<StaffActor> {
  const [id, createdAt] = [uuidv7(), api.clock.now()];
  const account = { id, accountId: id, name: role, email: `${id}@example.org`, role, passwordHash: "-", createdAt };
  await inTransaction(api.services.database, (tx) => insertStaff(tx, account));
  const { name, email } = account;
  const authSessionId = await givenLogin(id);
  return {
    type: "staff",
    userId: id,
    name,
    email,
    role,
    authSessionId,
    authenticatedAt: createdAt,
    mustSetUpTwoFactor: false,
  };
}

async function givenLogin(userId: string): Promise<string> {
  const id = uuidv7();
  const times = { createdAt: api.clock.now(), updatedAt: api.clock.now(), expiresAt: new Date("2031-01-01") };
  await api.services.database.writer.authSession.create({ data: { id, token: id, userId, ...times } });
  return id;
}

/** The procedures as somebody who has just given their password. */
const as = (actor: StaffActor) => api.callerOf({ ...actor, authenticatedAt: api.clock.now() }).twoFactor;

/** What an app that has scanned the QR code shows, now or so many steps away from it. */
function appOf({ secret }: { secret: string }) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((character) => alphabet.indexOf(character).toString(2).padStart(5, "0")).join("");
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return (steps = 0) => codeOfStep(bytes, stepAt(api.clock.now()) + steps);
}

async function turnOn(actor = owner) {
  const app = appOf(await as(actor).begin());
  const { recoveryCodes } = await as(actor).enable({ code: app() });
  api.clock.advance(1);
  return { app, recoveryCodes: recoveryCodes as [string, ...string[]] };
}

const offer = (code: string, { userId }: StaffActor = owner) => takeSecondFactor(services, { userId, code });
const outcomes = async (calls: Promise<{ ok: boolean; reason?: string }>[]) =>
  (await Promise.all(calls)).map((result) => (result.ok ? "taken" : result.reason)).sort();
const auditLogOf = ({ userId }: StaffActor) =>
  api.services.database.writer.auditEntry.findMany({ where: { entityId: userId }, orderBy: { id: "asc" } });

describe("turning the second factor on", () => {
  it("takes a code of the app: until then nothing is asked for", async () => {
    const app = appOf(await as(owner).begin());
    expect(await as(owner).state()).toEqual({ enabled: false, enabledAt: null, recoveryCodesLeft: 0 });
    expect(await reasonOf(as(owner).enable({ code: app(5) }))).toBe("second-factor-invalid");
    const user = () => api.services.database.writer.user.findUnique({ where: { id: owner.userId } });
    expect(await user()).toMatchObject({ twoFactorEnabled: false });
    const { recoveryCodes } = await as(owner).enable({ code: ` ${app().slice(0, 3)} ${app().slice(3)}` });
    expect(recoveryCodes).toHaveLength(10);
    expect(await user()).toMatchObject({ twoFactorEnabled: true });
    expect(await as(owner).state()).toMatchObject({ enabled: true, recoveryCodesLeft: 10 });
    expect(await reasonOf(as(owner).begin())).toBe("two-factor-on");
    expect(await reasonOf(as(owner).enable({ code: app(1) }))).toBe("two-factor-on");
  });

  it("is of the secret that was shown last", async () => {
    const first = appOf(await as(owner).begin());
    const second = appOf(await as(owner).begin());
    expect(await reasonOf(as(owner).enable({ code: first() }))).toBe("second-factor-invalid");
    await as(owner).enable({ code: second() });
  });

  it("keeps neither the secret nor a recovery code in clear, and tells the audit log of neither", async () => {
    const { secret } = await as(owner).begin();
    const { recoveryCodes } = await as(owner).enable({ code: appOf({ secret })() });
    const { writer } = api.services.database;
    const stored = JSON.stringify([
      await writer.twoFactor.findMany(),
      await writer.recoveryCode.findMany(),
      await auditLogOf(owner),
    ]);
    expect(stored).toContain("two-factor.enable");
    for (const told of [secret, ...recoveryCodes.flatMap((code) => [code, code.replaceAll("-", "")])]) {
      expect(stored).not.toContain(told);
    }
  });

  it("ends every other login of the account, and nobody else’s", async () => {
    await givenLogin(owner.userId);
    await turnOn();
    const ids = [owner.userId, member.userId];
    const left = await api.services.database.writer.authSession.findMany({ where: { userId: { in: ids } } });
    expect(left.map(({ id }) => id).sort()).toEqual([owner.authSessionId, member.authSessionId].sort());
  });

  it("needs a sign-in that is fresh", async () => {
    const longAgo = new Date(api.clock.now().getTime() - 11 * 60_000);
    const stale = api.callerOf({ ...owner, authenticatedAt: longAgo }).twoFactor;
    for (const call of [
      () => stale.begin(),
      () => stale.enable({ code: "123456" }),
      () => stale.disable(),
      () => stale.renewRecoveryCodes(),
      () => stale.reset({ id: member.userId }),
    ]) {
      expect(await reasonOf(call())).toBe("reauthentication-required");
    }
    expect(await stale.state()).toMatchObject({ enabled: false });
  });
});

describe("a code of the app", () => {
  it("works once, also when it comes five times at the same moment", async () => {
    const { app } = await turnOn();
    const calls = Array.from({ length: 5 }, () => offer(app()));
    const results = await outcomes(calls);
    expect(results.filter((result) => result === "taken")).toHaveLength(1);
    expect(await outcomes([offer(app())])).not.toContain("taken");
  });

  it("is not that with which the factor was turned on, nor an earlier one", async () => {
    const app = appOf(await as(owner).begin());
    await as(owner).enable({ code: app() });
    expect(await outcomes([offer(app()), offer(app(-1))])).toEqual(["second-factor-invalid", "second-factor-invalid"]);
    expect(await outcomes([offer(app(1))])).toEqual(["taken"]);
    expect(await outcomes([offer(app())])).toEqual(["second-factor-invalid"]);
  });

  it("may be guessed five times in a quarter of an hour, by all processes together", async () => {
    const { app, recoveryCodes } = await turnOn();
    const other = createDatabase({ url: api.url });
    const elsewhere = { ...services, database: other };
    const guesses = Array.from({ length: 20 }, (_, index) =>
      takeSecondFactor(index % 2 === 0 ? services : elsewhere, { userId: owner.userId, code: app(9) }),
    );
    const results = await outcomes(guesses);
    await other.close();
    expect(results.filter((result) => result === "second-factor-invalid")).toHaveLength(5);
    expect(results.filter((result) => result === "too-many-attempts")).toHaveLength(15);
    expect(await offer(app())).toMatchObject({ reason: "too-many-attempts", retryAfterSeconds: 900 });
    // Whoever holds a recovery code is not kept out by somebody who guesses.
    expect(await outcomes([offer(recoveryCodes[0])])).toEqual(["taken"]);
  });

  it("may be guessed fifteen times a day", async () => {
    const { app } = await turnOn();
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 5; guess += 1) expect(await offer(app(9))).toMatchObject({ ok: false });
      api.clock.advance(15);
    }
    expect(await offer(app())).toMatchObject({ reason: "too-many-attempts" });
    api.clock.advance(24 * 60);
    expect(await offer(app())).toMatchObject({ ok: true });
  });

  it("gives the guesses back when it is right", async () => {
    const { app } = await turnOn();
    for (let sign = 0; sign < 4; sign += 1) {
      for (let guess = 0; guess < 4; guess += 1) await offer(app(9));
      expect(await offer(app())).toMatchObject({ ok: true });
      api.clock.advance(1);
    }
  });

  it("is of no use with another secret of the instance; the recovery codes are", async () => {
    const { app, recoveryCodes } = await turnOn();
    const unreadable = { seal: () => "", open: () => null };
    const anew = { ...services, secretSeal: unreadable };
    expect(await takeSecondFactor(anew, { userId: owner.userId, code: app() })).toMatchObject({ ok: false });
    const offered = { userId: owner.userId, code: recoveryCodes[0] };
    expect(await takeSecondFactor(anew, offered)).toEqual({ ok: true, value: "recovery-code" });
  });
});

describe("a recovery code", () => {
  it("works once, also when it comes ten times at the same moment", async () => {
    const { recoveryCodes } = await turnOn();
    const results = await outcomes(Array.from({ length: 10 }, () => offer(recoveryCodes[0])));
    expect(results.filter((result) => result === "taken")).toHaveLength(1);
    expect(await outcomes([offer(recoveryCodes[0].toLowerCase())])).toEqual(["second-factor-invalid"]);
    expect(await as(owner).state()).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it("is one person’s", async () => {
    const { recoveryCodes } = await turnOn();
    await turnOn(member);
    expect(await outcomes([offer(recoveryCodes[0], member)])).toEqual(["second-factor-invalid"]);
  });

  it("is worth nothing once there are new ones, which the audit log tells", async () => {
    const { recoveryCodes } = await turnOn();
    const renewed = await as(owner).renewRecoveryCodes();
    expect(await outcomes([offer(recoveryCodes[0])])).toEqual(["second-factor-invalid"]);
    expect(await outcomes([offer(renewed.recoveryCodes[9] ?? "")])).toEqual(["taken"]);
    expect((await auditLogOf(owner)).map(({ action }) => action)).toEqual([
      "two-factor.enable",
      "two-factor.renew-recovery-codes",
    ]);
  });

  it("cannot be made without a second factor", async () => {
    expect(await reasonOf(as(owner).renewRecoveryCodes())).toBe("two-factor-off");
  });
});

describe("the second step of a sign-in", () => {
  const begin = () => issueSignInChallenge(services, owner.userId);
  const finish = (token: string, code: string) => finishSignIn(services, { token, code, source: NOWHERE });

  it("takes one challenge and one code, together", async () => {
    const { app } = await turnOn();
    const token = await begin();
    expect(await finish(token, app(9))).toMatchObject({ reason: "second-factor-invalid" });
    expect(await finish(token, app())).toMatchObject({
      ok: true,
      value: { kind: "app", holder: { id: owner.userId } },
    });
    api.clock.advance(1);
    expect(await finish(token, app())).toMatchObject({ reason: "sign-in-over" });
  });

  it("lets one of many in that come with one challenge and different codes", async () => {
    const { recoveryCodes } = await turnOn();
    const token = await begin();
    const results = await outcomes(recoveryCodes.slice(0, 6).map((code) => finish(token, code)));
    expect(results.filter((result) => result === "taken")).toHaveLength(1);
    expect(await as(owner).state()).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it("lets one of two in that come with one code and different challenges", async () => {
    const { app } = await turnOn();
    const tokens = [await begin(), await begin()];
    expect(await outcomes(tokens.map((token) => finish(token, app())))).toEqual(["second-factor-invalid", "taken"]);
  });

  it("is over after five minutes, and leaves no row behind for ever", async () => {
    const { app } = await turnOn();
    const token = await begin();
    api.clock.advance(5);
    expect(await finish(token, app())).toMatchObject({ reason: "sign-in-over" });
    await begin();
    const where = { identifier: { endsWith: owner.userId } };
    expect(await api.services.database.writer.authVerification.count({ where })).toBe(1);
  });

  it("is of the account that gave the password", async () => {
    const { app } = await turnOn();
    await turnOn(member);
    const token = await issueSignInChallenge(services, member.userId);
    expect(await finish(token, app())).toMatchObject({ reason: "second-factor-invalid" });
  });

  it("is over for an account that was disabled, or has lost its second factor, in between", async () => {
    const { recoveryCodes } = await turnOn(member);
    const { writer } = api.services.database;
    const disabled = await issueSignInChallenge(services, member.userId);
    await writer.user.update({ where: { id: member.userId }, data: { banned: true } });
    expect(await finish(disabled, recoveryCodes[0])).toMatchObject({ reason: "sign-in-over" });
    await writer.user.update({ where: { id: member.userId }, data: { banned: false } });
    expect(await finish(disabled, recoveryCodes[0])).toMatchObject({ ok: true });
    const reset = await issueSignInChallenge(services, member.userId);
    await as(owner).reset({ id: member.userId });
    expect(await finish(reset, "123456")).toMatchObject({ reason: "sign-in-over" });
  });

  it("does not know a token that was made up, and keeps none in clear", async () => {
    await turnOn();
    const token = await begin();
    expect(await finish("", "123456")).toMatchObject({ reason: "sign-in-over" });
    expect(await finish(`${token.slice(0, -1)}!`, "123456")).toMatchObject({ reason: "sign-in-over" });
    const rows = await api.services.database.writer.authVerification.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("taking the second factor away", () => {
  it("is possible for oneself, and told to the audit log", async () => {
    await turnOn();
    await as(owner).disable();
    expect(await as(owner).state()).toMatchObject({ enabled: false, recoveryCodesLeft: 0 });
    expect(await reasonOf(as(owner).disable())).toBe("two-factor-off");
    expect((await auditLogOf(owner)).at(-1)).toMatchObject({
      action: "two-factor.disable",
      actorId: owner.userId,
      entityId: owner.userId,
      before: { twoFactor: true },
      after: { twoFactor: false },
    });
  });

  it("is possible for whoever manages the member, and ends the member’s logins", async () => {
    await turnOn(member);
    expect(await reasonOf(as({ ...member, userId: uuidv7() }).reset({ id: member.userId }))).toBe("forbidden");
    expect(await reasonOf(as({ ...owner, role: "admin" }).reset({ id: owner.userId }))).toBe("forbidden");
    await as({ ...owner, role: "admin" }).reset({ id: member.userId });
    expect(await api.services.database.writer.authSession.count({ where: { userId: member.userId } })).toBe(0);
    expect((await auditLogOf(member)).at(-1)).toMatchObject({ action: "two-factor.reset", actorId: owner.userId });
    expect(await reasonOf(as(owner).reset({ id: member.userId }))).toBe("two-factor-off");
    expect(await reasonOf(as(owner).reset({ id: "0190a000-0000-7000-8000-0000000000ff" }))).toBe("not-found");
  });

  it("is never by an admin for an owner", async () => {
    const other = await givenStaff("owner");
    await turnOn(other);
    expect(await reasonOf(as({ ...owner, role: "admin" }).reset({ id: other.userId }))).toBe("forbidden");
  });
});
