import { findCredentials } from "@guichet/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { systemOrigin } from "../audit-log/record-service.ts";
import { GUEST, type StaffActor } from "../auth/actor.ts";
import { checkPassword } from "../auth/sign-in-service.ts";
import { createContext } from "../context.ts";
import { sendDueLetters } from "../mail/jobs.ts";
import type { Envelope } from "../mail/mailer.ts";
import { createCaller } from "../root.ts";
import { signOutEverybody } from "../staff/sign-out-everybody-service.ts";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";
import { createLossyApi } from "../testing/lossy.ts";
import { givenMember } from "../testing/members.ts";
import { auditLogOf, givenFactorHolder, givenLogin, givenSecondFactor } from "../testing/second-factors.ts";

const NEW_PASSWORD = "another horse, another saddle";

let api: TestApi;
let ada: StaffActor;
let owner: StaffActor;
let statements: string[] = [];
beforeAll(async () => {
  api = await createTestApi({ sendsMail: true, onQuery: (sql) => statements.push(sql) });
  owner = await givenMember(api.services.database, "owner");
});
afterAll(() => api.drop());
beforeEach(async () => {
  api.clock.advance(1);
  await api.services.database.writer.outboxMessage.deleteMany();
  await api.services.database.writer.allowance.deleteMany();
  ada = await givenFactorHolder(api, "editor");
});

const ownerNow = () => api.callerOf({ ...owner, authenticatedAt: api.clock.now() });
const reset = () => api.guest.passwordReset;
const ask = (email = ada.email) => reset().request({ email });
const HERE = { address: "192.0.2.9", userAgent: null, requestId: null };
const here = () => createCaller(createContext(api.services, { actor: GUEST, locale: "fr", source: HERE }));
const isRight = async (password: string) => {
  const origin = { source: HERE, network: HERE.address, browser: null };
  return (await checkPassword(api.services, { email: ada.email, password }, origin)).ok;
};
const requests = () =>
  api.services.database.writer.auditEntry.findMany({
    where: { action: "auth.request-reset", createdAt: api.clock.now() },
    orderBy: { id: "asc" },
  });

/** The letters that leave, in the order in which they were asked for. */
async function letters(): Promise<Envelope[]> {
  const sent: Envelope[] = [];
  const send = async (envelope: Envelope) => {
    sent.push(envelope);
    return { outcome: "sent" } as const;
  };
  await sendDueLetters({ ...api.services, mailer: { send }, warn: () => {} });
  return sent.sort((a, b) => a.messageId.localeCompare(b.messageId));
}

/** What the last letter's link carries. */
async function linkToken(): Promise<string> {
  return /#\/reset-password\?token=([\w-]{43})/.exec((await letters()).at(-1)?.text ?? "")?.[1] ?? "";
}

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

  it("is asked for with the same answer and statements whoever has the address; a letter goes to the enabled alone", async () => {
    const disabled = await givenFactorHolder(api, "desk");
    await ownerNow().staff.disable({ id: disabled.userId });
    const { writer } = api.services.database;
    const made: string[][] = [];
    for (const email of [ada.email, disabled.email, "nobody@example.org"]) {
      await writer.allowance.deleteMany();
      statements = [];
      expect(await ask(email)).toBeUndefined();
      made.push([...statements]);
    }
    expect(made[0]?.some((sql) => sql.includes("auth_verifications"))).toBe(true);
    expect([made[1], made[2]]).toEqual([made[0], made[0]]);
    expect(await writer.outboxMessage.count({ where: { topic: "password-reset" } })).toBe(3);
    expect((await letters()).map(({ to }) => to)).toEqual([ada.email]);
    // What was for nobody is not kept either.
    expect(JSON.stringify(await writer.outboxMessage.findMany())).not.toContain("nobody@example.org");
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

  it.each<[string, () => Promise<unknown>]>([
    [
      "its account is disabled, also when it is enabled again",
      async () => {
        await ownerNow().staff.disable({ id: ada.userId });
        await ownerNow().staff.enable({ id: ada.userId });
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

describe("asking for links", () => {
  it("sends three an hour to one address, and tells nobody when it is no more; the last one works", async () => {
    for (let i = 0; i < 3; i += 1) await ask();
    const token = await linkToken();
    expect(await ask()).toBeUndefined();
    expect(await letters()).toEqual([]);
    expect(await reset().state({ token })).toMatchObject({ reset: { email: ada.email } });
    expect((await requests()).map(({ outcome }) => outcome)).toEqual(["done", "done", "done", "refused"]);
  });

  it("is heard twenty times an hour from one address", async () => {
    for (let i = 0; i < 20; i += 1) await ask(`somebody${i}@example.org`);
    expect(await reasonOf(ask())).toBe("too-many-requests");
    const until = new Date(api.clock.now().getTime() + 60 * 60_000).toISOString();
    const told = (await requests()).map(({ after }) =>
      z.object({ throttledUntil: z.string().optional() }).parse(after),
    );
    expect(told.map(({ throttledUntil }) => throttledUntil)).toEqual([...Array(19).fill(undefined), until]);
  });

  it("is told in the letter with the time and from where", async () => {
    await here().passwordReset.request({ email: ada.email });
    expect((await letters())[0]?.text).toMatch(/Date de la demande : .* UTC, depuis l’adresse 192\.0\.2\.9\./);
  });

  it("is told to the audit log with what else is about that account or address, and bounded with refused sign-ins", async () => {
    await ask();
    await ask("nobody@example.org");
    const [known, unknown] = await requests();
    expect(known).toMatchObject({
      actorType: "guest",
      outcome: "done",
      entityId: ada.userId,
      after: { email: ada.email },
    });
    const { id: _, entityType, entityId, after, ...same } = unknown ?? {};
    expect([entityType, entityId]).toEqual(["sign-in", expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(after).toEqual({ email: "nobody@example.org" });
    expect(known).toMatchObject(same);
    await api.services.database.writer.allowance.updateMany({
      where: { kind: "sign-in-log-all" },
      data: { used: 1_000 },
    });
    await ask();
    expect(await requests()).toHaveLength(2);
  });

  it("is refused where no mail is sent, which is told beforehand", async () => {
    const services = { ...api.services, sendsMail: false };
    const { passwordReset } = createCaller(createContext(services, { actor: GUEST, locale: "fr" }));
    expect([await passwordReset.service(), await reset().service()]).toEqual([
      { available: false },
      { available: true },
    ]);
    expect(await reasonOf(passwordReset.request({ email: ada.email }))).toBe("password-reset-off");
  });
});
