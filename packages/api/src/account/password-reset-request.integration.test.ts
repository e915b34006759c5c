import { describe, expect, it } from "vitest";
import { z } from "zod";
import { reasonOf } from "../testing/api.ts";
import {
  ada,
  api,
  ask,
  here,
  letters,
  linkToken,
  ownerNow,
  reset,
  statements,
  withForgottenPassword,
} from "../testing/forgotten-password.ts";
import { givenFactorHolder } from "../testing/second-factors.ts";

withForgottenPassword();

const requests = () =>
  api.services.database.writer.auditEntry.findMany({
    where: { action: "auth.request-reset", createdAt: api.clock.now() },
    orderBy: { id: "asc" },
  });

describe("asking for links", () => {
  it("has the same answer and statements whoever has the address; a letter goes to the enabled alone", async () => {
    const disabled = await givenFactorHolder(api, "desk");
    await (await ownerNow()).staff.disable({ id: disabled.userId });
    const { writer } = api.services.database;
    const made: string[][] = [];
    for (const email of [ada.email, disabled.email, "nobody@example.org"]) {
      await writer.allowance.deleteMany();
      statements.length = 0;
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
    const { passwordReset } = here({ ...api.services, sendsMail: false });
    expect([await passwordReset.service(), await reset().service()]).toEqual([
      { available: false },
      { available: true },
    ]);
    expect(await reasonOf(passwordReset.request({ email: ada.email }))).toBe("password-reset-off");
  });
});
