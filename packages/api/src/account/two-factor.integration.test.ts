import { enableTwoFactor, inTransaction, startTwoFactor, type Transaction } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { startLogin } from "../auth/login-service.ts";
import { createContext } from "../context.ts";
import { createCaller } from "../root.ts";
import { reasonOf } from "../testing/api.ts";
import { api, as, member, owner, turnOn, withFactorHolders } from "../testing/factor-holders.ts";
import { appOf, auditLogOf, givenFactorHolder, givenLogin } from "../testing/second-factors.ts";

withFactorHolders();

/** Whether somebody's sign-in waits for a row that this transaction has written. */
async function isSignInWaiting(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM information_schema.processlist
    WHERE db = DATABASE() AND id <> CONNECTION_ID() AND info LIKE 'UPDATE users SET %'`;
  return rows.length > 0;
}

describe("turning the second factor on", () => {
  it("takes a code of the app: until then nothing is asked for", async () => {
    const app = appOf(api, await as(owner).begin());
    expect(await as(owner).state()).toEqual({
      enabled: false,
      required: false,
      enabledAt: null,
      recoveryCodesLeft: 0,
    });
    const strict = createContext({ ...api.services, ownerTwoFactor: "required" }, { actor: owner, locale: "fr" });
    expect(await createCaller(strict).twoFactor.state()).toMatchObject({ required: true });
    expect(await reasonOf(as(owner).enable({ code: app(5) }))).toBe("second-factor-invalid");
    const told = async () => (await api.callerOf(owner).staff.list({})).items.find(({ id }) => id === owner.userId);
    expect(await told()).toMatchObject({ twoFactorEnabled: false });
    const { recoveryCodes } = await as(owner).enable({ code: ` ${app().slice(0, 3)} ${app().slice(3)}` });
    expect(recoveryCodes).toHaveLength(10);
    expect(await told()).toMatchObject({ twoFactorEnabled: true });
    expect(await as(owner).state()).toMatchObject({ enabled: true, recoveryCodesLeft: 10 });
    expect(await reasonOf(as(owner).begin())).toBe("two-factor-on");
    expect(await reasonOf(as(owner).enable({ code: app(1) }))).toBe("two-factor-on");
  });

  it("is of the secret that was shown last", async () => {
    const first = appOf(api, await as(owner).begin());
    const second = appOf(api, await as(owner).begin());
    expect(await reasonOf(as(owner).enable({ code: first() }))).toBe("second-factor-invalid");
    await as(owner).enable({ code: second() });
  });

  it("keeps neither the secret nor a recovery code in clear, and tells the audit log of neither", async () => {
    const { secret } = await as(owner).begin();
    const { recoveryCodes } = await as(owner).enable({ code: appOf(api, { secret })() });
    const { writer } = api.services.database;
    const stored = JSON.stringify([
      await writer.twoFactor.findMany(),
      await writer.recoveryCode.findMany(),
      await auditLogOf(api.services.database, owner),
    ]);
    expect(stored).toContain("two-factor.enable");
    for (const told of [secret, ...recoveryCodes.flatMap((code) => [code, code.replaceAll("-", "")])]) {
      expect(stored).not.toContain(told);
    }
  });

  it("ends every other login of the account, and nobody else’s", async () => {
    await givenLogin(api, owner.userId);
    await turnOn();
    const ids = [owner.userId, member.userId];
    const left = await api.services.database.writer.authSession.findMany({ where: { userId: { in: ids } } });
    expect(left.map(({ id }) => id).sort()).toEqual([owner.authSessionId, member.authSessionId].sort());
  });

  it("lets nobody in with the password alone who gave it while that was being done", async () => {
    const { database, now } = api.services;
    const { userId, name } = owner;
    const sealedSecret = "sealed";
    const credentials = { userId, passwordHash: "-", twoFactorEnabled: false };
    const source = { address: null, userAgent: null, requestId: null };
    const login = { user: { userId, name }, with: ["password"], credentials, previousToken: null, source };
    const signIn = await inTransaction(database, async (tx) => {
      await startTwoFactor(tx, { userId, sealedSecret, createdAt: now() });
      await enableTwoFactor(tx, { userId, sealedSecret, step: 1 }, now());
      const outcome = startLogin({ database, now, ownerTwoFactor: "optional" }, login);
      while (!(await isSignInWaiting(tx)));
      return { outcome };
    });
    expect(await signIn.outcome).toMatchObject({ ok: false, reason: "invalid-credentials" });
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

describe("taking the second factor away", () => {
  it("is possible for oneself, and told to the audit log", async () => {
    await turnOn();
    await as(owner).disable();
    expect(await as(owner).state()).toMatchObject({ enabled: false, recoveryCodesLeft: 0 });
    expect(await reasonOf(as(owner).disable())).toBe("two-factor-off");
    expect((await auditLogOf(api.services.database, owner)).at(-1)).toMatchObject({
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
    expect(await reasonOf(as(owner).reset({ id: owner.userId }))).toBe("forbidden");
    await as(owner).reset({ id: member.userId });
    expect(await api.services.database.writer.authSession.count({ where: { userId: member.userId } })).toBe(0);
    expect((await auditLogOf(api.services.database, member)).at(-1)).toMatchObject({
      action: "two-factor.reset",
      actorId: owner.userId,
    });
    expect(await reasonOf(as(owner).reset({ id: member.userId }))).toBe("two-factor-off");
    expect(await reasonOf(as(owner).reset({ id: "0190a000-0000-7000-8000-0000000000ff" }))).toBe("staff-not-found");
  });

  it("is never by an admin for an owner", async () => {
    const admin = await givenFactorHolder(api, "admin");
    const other = await givenFactorHolder(api, "owner");
    await turnOn(other);
    // The role in the request's context is what it was when the request began; the stored one decides.
    for (const role of ["admin", "owner"] as const) {
      expect(await reasonOf(as({ ...admin, role }).reset({ id: other.userId }))).toBe("forbidden");
    }
    await api.services.auditNotes.settled();
    const [refusal] = await api.services.database.writer.auditEntry.findMany({ where: { actorId: admin.userId } });
    expect(refusal).toMatchObject({ outcome: "refused", action: "staff.manage", entityId: other.userId });
  });
});
