import { afterAll, beforeAll, expect, it } from "vitest";
import { CommandError } from "../admin-commands.ts";
import { runAdmin } from "../testing/admin-command.ts";
import { ADA, cookiesOf, signInFrom, staffOfCookie } from "../testing/sign-in.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
beforeAll(async () => {
  guichet = await createTestProcess({ TRUST_PROXY: "1" });
});
afterAll(() => guichet.drop());

/** Runs `npm run admin -- recover-owner …`. @returns what it prints on standard output */
async function recover(...address: string[]): Promise<string> {
  const { printed } = await runAdmin(guichet, { words: ["recover-owner", ...address] });
  expect(printed).toHaveLength(1);
  return printed[0] ?? "";
}

const writer = () => guichet.services.database.writer;
const lastEntry = () => writer().auditEntry.findFirstOrThrow({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] });

async function accept(token: string) {
  const answer = await guichet.web.inject({
    method: "POST",
    url: "/trpc/auth.acceptInvitation",
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload: JSON.stringify({ token, name: "Grace", password: "several words without a link" }),
  });
  return answer.statusCode;
}

it("who is disabled, demoted, and has lost password and phone comes in again as an owner, with what is printed", async () => {
  const { id = "" } = (await guichet.services.staffAccounts.createAdmin(ADA)) ?? {};
  const before = cookiesOf(await signInFrom(guichet, ADA));
  const createdAt = new Date();
  const recoveryCodes = { create: [{ codeHash: "1".repeat(64) }] };
  const factor = { userId: id, sealedSecret: "sealed", enabledAt: createdAt, createdAt, recoveryCodes };
  await writer().twoFactor.create({ data: factor });
  await writer().user.update({ where: { id }, data: { role: "read" } });
  expect((await signInFrom(guichet, ADA)).json()).toMatchObject({ secondFactor: true });
  await writer().user.update({ where: { id }, data: { banned: true } });

  const password = await recover("ADA@example.org");

  expect(password).toMatch(/^[\w-]{24}$/);
  expect((await signInFrom(guichet, ADA)).statusCode).toBe(401);
  const cookie = cookiesOf(await signInFrom(guichet, { ...ADA, password }));
  expect(await staffOfCookie(guichet, cookie)).toMatchObject({ id, role: "owner", mustSetUpTwoFactor: false });
  expect(await staffOfCookie(guichet, before)).toBeNull();
  expect([await writer().twoFactor.count(), await writer().recoveryCode.count()]).toEqual([0, 0]);
  expect(await writer().authVerification.count()).toBe(0);
});

it("is in the audit log as the system's, with what changed and without the password", async () => {
  const password = await recover(ADA.email);
  const entry = await lastEntry();
  expect(entry).toMatchObject({
    action: "staff.recover-owner",
    actorType: "system",
    actorName: "npm run admin",
    before: { role: "owner", disabled: false, twoFactor: false },
    after: { role: "owner", disabled: false, twoFactor: false, newPassword: true, endedSignIns: 1 },
  });
  expect(JSON.stringify(entry)).not.toContain(password);
});

it("an account without a password gets one", async () => {
  await writer().authAccount.deleteMany();
  const password = await recover(ADA.email);
  expect((await signInFrom(guichet, { ...ADA, password })).statusCode).toBe(200);
});

it("whoever has no account is invited as an owner, with a link that works once, the last one printed alone", async () => {
  const first = await recover("grace@example.org");
  const link = await recover("Grace@example.org");
  expect(link).toMatch(new RegExp(`^${PUBLIC_URL}/admin\\.html#/invitation\\?token=[\\w-]{43}$`));
  expect(await lastEntry()).toMatchObject({
    action: "staff.recover-owner",
    actorType: "system",
    after: { email: "grace@example.org", role: "owner" },
  });
  const tokenOf = (url: string) => url.split("token=")[1] ?? "";
  expect(JSON.stringify([await lastEntry(), await writer().staffInvitation.findMany()])).not.toContain(tokenOf(link));
  expect(await accept(tokenOf(first))).not.toBe(200);
  expect(await accept(tokenOf(link))).toBe(200);
  expect(await accept(tokenOf(link))).not.toBe(200);
  expect(await writer().user.findUnique({ where: { email: "grace@example.org" } })).toMatchObject({ role: "owner" });
});

it.each([[[]], [["nobody"]], [["@example.org"]]])("%j is refused and changes nothing", async (address) => {
  const before = await writer().auditEntry.count();
  await expect(recover(...address)).rejects.toThrow(CommandError);
  expect(await writer().auditEntry.count()).toBe(before);
});
