import { findCredentials, inTransaction, replacePasswordHash } from "@guichet/db";
import { describe, expect, it } from "vitest";
import { api, as, member, owner, turnOn, withFactorHolders } from "../testing/factor-holders.ts";
import { givenSignInChallenge, outcomes } from "../testing/second-factors.ts";
import { finishSignIn, issueSignInChallenge } from "./sign-in-challenge-service.ts";

const NOWHERE = { address: null, userAgent: null, requestId: null };

withFactorHolders();

describe("the second step of a sign-in", () => {
  const begin = () => givenSignInChallenge(api, owner);
  const finish = (token: string, code: string) => finishSignIn(api.services, { token, code, source: NOWHERE });

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

  it("is not begun with what was replaced while it was checked: the password, or that there was no second factor", async () => {
    const { database } = api.services;
    const before = await findCredentials(database.writer, owner.email);
    if (before === null) throw new Error("The owner has gone");
    await turnOn();
    const refusal = { ok: false, reason: "invalid-credentials" };
    expect(await issueSignInChallenge(api.services, before)).toEqual(refusal);
    const checked = { ...before, twoFactorEnabled: true };
    expect(await issueSignInChallenge(api.services, checked)).toMatchObject({ ok: true });
    const replaced = { userId: owner.userId, from: before.passwordHash ?? "", to: "another", now: api.clock.now() };
    await inTransaction(database, (tx) => replacePasswordHash(tx, replaced));
    expect(await issueSignInChallenge(api.services, checked)).toEqual(refusal);
    expect(await database.writer.authVerification.count({ where: { identifier: { endsWith: owner.userId } } })).toBe(1);
  });

  it("is over after five minutes", async () => {
    const { app } = await turnOn();
    const token = await begin();
    api.clock.advance(5);
    expect(await finish(token, app())).toMatchObject({ reason: "sign-in-over" });
  });

  it("is of the account that gave the password", async () => {
    const { app } = await turnOn();
    await turnOn(member);
    const token = await givenSignInChallenge(api, member);
    expect(await finish(token, app())).toMatchObject({ reason: "second-factor-invalid" });
  });

  it("is over for an account that was disabled, or has lost its second factor, in between", async () => {
    const { recoveryCodes } = await turnOn(member);
    const { writer } = api.services.database;
    const disabled = await givenSignInChallenge(api, member);
    await writer.user.update({ where: { id: member.userId }, data: { banned: true } });
    expect(await finish(disabled, recoveryCodes[0])).toMatchObject({ reason: "sign-in-over" });
    await writer.user.update({ where: { id: member.userId }, data: { banned: false } });
    const manager = api.callerOf({ ...owner, authenticatedAt: api.clock.now() });
    await manager.staff.disable({ id: member.userId });
    await manager.staff.enable({ id: member.userId });
    expect(await finish(disabled, recoveryCodes[0])).toMatchObject({ reason: "sign-in-over" });
    const reset = await givenSignInChallenge(api, member);
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
