import { createDatabase } from "@guichet/db";
import { describe, expect, it } from "vitest";
import type { StaffActor } from "../auth/actor.ts";
import { reasonOf } from "../testing/api.ts";
import { api, as, member, owner, turnOn, withFactorHolders } from "../testing/factor-holders.ts";
import { appOf, auditLogOf, outcomes } from "../testing/second-factors.ts";
import { takeSecondFactor } from "./second-factor-service.ts";

withFactorHolders();
const NOWHERE = { address: null, userAgent: null, requestId: null };
const offered = (code: string, actor: StaffActor = owner) => ({
  userId: actor.userId,
  code,
  by: { actor, source: NOWHERE },
});
const offer = (code: string, actor?: StaffActor) => takeSecondFactor(api.services, offered(code, actor));

describe("a code of the app", () => {
  it("works once, also when it comes five times at the same moment", async () => {
    const { app } = await turnOn();
    const calls = Array.from({ length: 5 }, () => offer(app()));
    const results = await outcomes(calls);
    expect(results.filter((result) => result === "taken")).toHaveLength(1);
    expect(await outcomes([offer(app())])).not.toContain("taken");
  });

  it("is not that with which the factor was turned on, nor an earlier one", async () => {
    const app = appOf(api, await as(owner).begin());
    await as(owner).enable({ code: app() });
    expect(await outcomes([offer(app()), offer(app(-1))])).toEqual(["second-factor-invalid", "second-factor-invalid"]);
    expect(await outcomes([offer(app(1))])).toEqual(["taken"]);
    expect(await outcomes([offer(app())])).toEqual(["second-factor-invalid"]);
  });

  it("may be guessed five times in a quarter of an hour, by all processes together", async () => {
    const { app, recoveryCodes } = await turnOn();
    const other = createDatabase({ url: api.url });
    const elsewhere = { ...api.services, database: other };
    const guesses = Array.from({ length: 20 }, (_, index) =>
      takeSecondFactor(index % 2 === 0 ? api.services : elsewhere, offered(app(9))),
    );
    const results = await outcomes(guesses);
    await other.close();
    expect(results.filter((result) => result === "second-factor-invalid")).toHaveLength(5);
    expect(results.filter((result) => result === "too-many-attempts")).toHaveLength(15);
    expect(await offer(app())).toMatchObject({ reason: "too-many-attempts", retryAfterSeconds: 900 });
    // Whoever holds a recovery code is not kept out by somebody who guesses.
    expect(await outcomes([offer(recoveryCodes[0])])).toEqual(["taken"]);
  });

  it("may be guessed fifteen times a day, and each time that it may be no more, the audit log is told until when", async () => {
    const { app } = await turnOn();
    const begun = api.clock.now().getTime();
    for (let round = 0; round < 3; round += 1) {
      for (let guess = 0; guess < 5; guess += 1) expect(await offer(app(9))).toMatchObject({ ok: false });
      api.clock.advance(15);
    }
    expect(await offer(app())).toMatchObject({ reason: "too-many-attempts" });
    const told = (await auditLogOf(api.services.database, owner)).filter(({ outcome }) => outcome === "refused");
    expect(told.map(({ action, actorId, after }) => [action, actorId, after])).toEqual(
      [15, 30, 24 * 60].map((minutes) => [
        "two-factor.throttled",
        owner.userId,
        { name: owner.name, email: owner.email, throttledUntil: new Date(begun + minutes * 60_000).toISOString() },
      ]),
    );
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
    const anew = { ...api.services, secretSeal: unreadable };
    expect(await takeSecondFactor(anew, offered(app()))).toMatchObject({ ok: false });
    expect(await takeSecondFactor(anew, offered(recoveryCodes[0]))).toEqual({ ok: true, value: "recovery-code" });
  });
});

describe("a recovery code", () => {
  it("works once, also when it comes ten times at the same moment", async () => {
    const { recoveryCodes } = await turnOn();
    const results = await outcomes(Array.from({ length: 10 }, () => offer(recoveryCodes[0])));
    expect(results.filter((result) => result === "taken")).toHaveLength(1);
    expect(await outcomes([offer(recoveryCodes[0].toLowerCase())])).toEqual(["recovery-code-invalid"]);
    expect(await as(owner).state()).toMatchObject({ recoveryCodesLeft: 9 });
  });

  it("is one person’s", async () => {
    const { recoveryCodes } = await turnOn();
    await turnOn(member);
    expect(await outcomes([offer(recoveryCodes[0], member)])).toEqual(["recovery-code-invalid"]);
  });

  it("is worth nothing once there are new ones, which the audit log tells", async () => {
    const { recoveryCodes } = await turnOn();
    const renewed = await as(owner).renewRecoveryCodes();
    expect(await outcomes([offer(recoveryCodes[0])])).toEqual(["recovery-code-invalid"]);
    expect(await outcomes([offer(renewed.recoveryCodes[9] ?? "")])).toEqual(["taken"]);
    expect((await auditLogOf(api.services.database, owner)).map(({ action }) => action)).toEqual([
      "two-factor.enable",
      "two-factor.renew-recovery-codes",
    ]);
  });

  it("cannot be made without a second factor", async () => {
    expect(await reasonOf(as(owner).renewRecoveryCodes())).toBe("two-factor-off");
  });
});
