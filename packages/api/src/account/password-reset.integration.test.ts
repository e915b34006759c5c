import { findCredentials } from "@guichet/db";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { systemOrigin } from "../audit-log/record-service.ts";
import { GUEST } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createCaller } from "../root.ts";
import { signOutEverybody } from "../staff/sign-out-everybody-service.ts";
import { reasonOf } from "../testing/api.ts";
import {
  ada,
  api,
  ask,
  here,
  isRight,
  letters,
  linkToken,
  NEW_PASSWORD,
  ownerNow,
  reset,
  withForgottenPassword,
} from "../testing/forgotten-password.ts";
import { createLossyApi } from "../testing/lossy.ts";
import { auditLogOf, givenLogin, givenSecondFactor, givenSignInChallenge } from "../testing/second-factors.ts";

withForgottenPassword();

describe("a forgotten password", () => {
  it("is replaced with the link of a letter, once; all logins end, and a letter and the audit log tell it", async () => {
    await givenLogin(api, ada.userId);
    await ask(ada.email.toUpperCase());
    const token = await linkToken();
    expect(await reset().state({ token })).toEqual({ reset: { email: ada.email, needsCode: false } });
    await reset().finish({ token, password: NEW_PASSWORD });
    expect(await isRight(NEW_PASSWORD)).toBe(true);
    const { writer } = api.services.database;
    expect(await writer.authSession.count({ where: { userId: ada.userId } })).toBe(0);
    expect((await letters()).map(({ to, subject }) => [to, subject])).toEqual([
      [ada.email, "Votre mot de passe a été changé"],
    ]);
    expect(await auditLogOf(api.services.database, ada)).toMatchObject([
      { action: "auth.request-reset", actorType: "guest", after: { email: ada.email } },
      { action: "auth.reset-password", outcome: "done", after: { with: ["link"], endedSignIns: 2 } },
    ]);
    expect(await reset().state({ token })).toEqual({ reset: null });
    expect(await reasonOf(reset().finish({ token, password: "yet another horse" }))).toBe("reset-link-invalid");
  });

  it("is not replaced with a link that is half an hour old, made up, or followed by another one", async () => {
    await ask();
    const first = await linkToken();
    await ask();
    const second = await linkToken();
    for (const token of [first, `${second.slice(0, -1)}!`, "x".repeat(43)]) {
      expect(await reset().state({ token })).toEqual({ reset: null });
      expect(await reasonOf(reset().finish({ token, password: NEW_PASSWORD }))).toBe("reset-link-invalid");
    }
    const rows = await api.services.database.writer.authVerification.findMany();
    expect(JSON.stringify(rows)).not.toContain(second);
    api.clock.advance(30);
    expect(await reasonOf(reset().finish({ token: second, password: NEW_PASSWORD }))).toBe("reset-link-invalid");
    // Nor is a letter sent whose link is over.
    await ask();
    api.clock.advance(30);
    expect(await letters()).toEqual([]);
  });

  it("is replaced once by many that come with one link at the same moment", async () => {
    await ask();
    const token = await linkToken();
    const passwords = ["seven herons in a row", "eleven geese on a pond", "two owls and one lamp"];
    const ends = await Promise.allSettled(passwords.map((password) => reset().finish({ token, password })));
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  });

  it.each(["before", "after"] as const)(
    "is replaced once when the answer to the COMMIT is lost %s it",
    async (when) => {
      await ask();
      const token = await linkToken();
      const lossy = await createLossyApi(api);
      const caller = createCaller(createContext(lossy.services, { actor: GUEST, locale: "fr" }));
      lossy.loseCommit(when);
      expect(await caller.passwordReset.finish({ token, password: NEW_PASSWORD })).toBeUndefined();
      await lossy.close();
      const told = (await auditLogOf(api.services.database, ada)).map(({ action }) => action);
      expect(told).toEqual(["auth.request-reset", "auth.reset-password"]);
      expect(await letters()).toHaveLength(1);
    },
  );

  it("is replaced by one that follows the rules: until then the link works", async () => {
    await ask();
    const token = await linkToken();
    expect(await reasonOf(reset().finish({ token, password: "password1234" }))).toBe("password-common");
    expect(await reasonOf(reset().finish({ token, password: ada.email }))).toBe("password-personal");
    await reset().finish({ token, password: NEW_PASSWORD });
  });

  it("ends a second step that somebody has begun with the password from before", async () => {
    await givenSignInChallenge(api, ada);
    await ask();
    await reset().finish({ token: await linkToken(), password: NEW_PASSWORD });
    const where = { identifier: { endsWith: ada.userId } };
    expect(await api.services.database.writer.authVerification.count({ where })).toBe(0);
  });

  it("is not replaced for somebody who was disabled in the meantime", async () => {
    await ask();
    const token = await linkToken();
    const { passwords, database } = api.services;
    const hash = async (password: string) => {
      await database.writer.user.update({ where: { id: ada.userId }, data: { banned: true } });
      return passwords.hash(password);
    };
    const { passwordReset } = here({ ...api.services, passwords: { ...passwords, hash } });
    expect(await reasonOf(passwordReset.finish({ token, password: NEW_PASSWORD }))).toBe("reset-link-invalid");
    expect(await findCredentials(database.writer, ada.email)).toMatchObject({ passwordHash: "-" });
  });

  it("no longer keeps out whoever has typed wrong ones until they gave up", async () => {
    const used = async () => {
      const rows = await api.services.database.writer.allowance.findMany({ where: { kind: { in: KINDS } } });
      return rows.map(({ kind, used }) => [kind, used]);
    };
    const KINDS = ["sign-in-account", "sign-in-address", "sign-in-pair"];
    for (let i = 0; i < 6; i += 1) expect(await isRight("wrong")).toBe(false);
    expect(await used()).toEqual([
      ["sign-in-account", 5],
      ["sign-in-address", 5],
      ["sign-in-pair", 5],
    ]);
    await ask();
    await here().passwordReset.finish({ token: await linkToken(), password: NEW_PASSWORD });
    // The address may have guessed at other accounts.
    expect(await used()).toEqual([["sign-in-address", 5]]);
    expect(await isRight(NEW_PASSWORD)).toBe(true);
  });
});

describe("a link for a new password", () => {
  it("asks for the second factor as well: the mailbox alone is not enough", async () => {
    const { app, recoveryCodes } = await givenSecondFactor(api, ada);
    await ask();
    const token = await linkToken();
    const finish = (code?: string) =>
      reset().finish({ token, password: NEW_PASSWORD, ...(code === undefined ? {} : { code }) });
    expect(await reset().state({ token })).toEqual({ reset: { email: ada.email, needsCode: true } });
    expect(await reasonOf(finish())).toBe("second-factor-invalid");
    expect(await reasonOf(finish(app(9)))).toBe("second-factor-invalid");
    expect(await reasonOf(finish("000000-000000-000000-000000"))).toBe("recovery-code-invalid");
    expect(await findCredentials(api.services.database.writer, ada.email)).toMatchObject({ passwordHash: "-" });
    await finish(recoveryCodes[0]);
    expect((await auditLogOf(api.services.database, ada)).slice(-3)).toMatchObject([
      { action: "auth.reset-password", outcome: "refused", actorType: "guest" },
      { action: "auth.reset-password", outcome: "refused", after: { name: ada.name, email: ada.email } },
      { action: "auth.reset-password", outcome: "done", after: { with: ["link", "recovery-code"] } },
    ]);
  });

  it("lets nobody guess codes: its tries are counted and told to the audit log, and so are those of the account", async () => {
    await givenSecondFactor(api, ada);
    await ask();
    const token = await linkToken();
    const guess = () => reasonOf(reset().finish({ token, password: NEW_PASSWORD, code: "000000" }));
    const reasons = [];
    for (let i = 0; i < 7; i += 1) reasons.push(await guess());
    expect(reasons).toEqual([...Array(5).fill("second-factor-invalid"), ...Array(2).fill("too-many-attempts")]);
    const told = (await auditLogOf(api.services.database, ada)).filter(
      ({ action }) => action === "auth.reset-password",
    );
    const refused = { name: ada.name, email: ada.email, reason: "second-factor-invalid" };
    const throttledUntil = new Date(api.clock.now().getTime() + 15 * 60_000).toISOString();
    expect(told.map(({ after }) => after)).toEqual([...Array(4).fill(refused), { ...refused, throttledUntil }]);
  });

  it("is tried five times, with whatever code or none", async () => {
    const { app } = await givenSecondFactor(api, ada);
    await ask();
    const token = await linkToken();
    const finish = (input = {}) => reasonOf(reset().finish({ token, password: NEW_PASSWORD, ...input }));
    for (let i = 0; i < 5; i += 1) expect(await finish()).toBe("second-factor-invalid");
    expect(await finish({ code: app() })).toBe("too-many-attempts");
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      "its account is disabled, also when it is enabled again",
      async () => {
        const { staff } = await ownerNow();
        await staff.disable({ id: ada.userId });
        await staff.enable({ id: ada.userId });
      },
    ],
    [
      "everybody is signed out by a command",
      () => signOutEverybody({ ...api.services, ...systemOrigin("test", api.clock.now) }),
    ],
    [
      "the password was changed by whoever remembered it",
      async () => {
        const data = { password: await api.services.passwords.hash(NEW_PASSWORD) };
        await api.services.database.writer.authAccount.updateMany({ where: { userId: ada.userId }, data });
        const change = { currentPassword: NEW_PASSWORD, newPassword: "a horse without a saddle" };
        await api.callerOf(ada).account.changePassword(change);
      },
    ],
  ])("ends when %s", async (_, happen) => {
    await ask();
    const waiting = await api.services.database.writer.outboxMessage.findFirstOrThrow();
    const { token } = z.object({ token: z.string() }).parse(waiting.payload);
    expect(await reset().state({ token })).toMatchObject({ reset: { email: ada.email } });
    await happen();
    expect(await reset().state({ token })).toEqual({ reset: null });
    // Nor does a letter leave that waited with a link that opens nothing any more.
    expect((await letters()).map(({ subject }) => subject)).not.toContain("Choisir un nouveau mot de passe");
  });
});
