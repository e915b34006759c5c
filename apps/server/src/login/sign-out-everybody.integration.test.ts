import { afterAll, beforeAll, expect, it } from "vitest";
import { runAdmin } from "../testing/admin-command.ts";
import { ADA, cookiesOf, signInFrom, staffOfCookie } from "../testing/sign-in.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
beforeAll(async () => {
  guichet = await createTestProcess({ TRUST_PROXY: "1" });
  await guichet.services.staffAccounts.createAdmin(ADA);
  await guichet.services.staffAccounts.createAdmin(EVE);
});
afterAll(() => guichet.drop());

const EVE = { ...ADA, name: "Eve", email: "eve@example.org" };
const writer = () => guichet.services.database.writer;
const signOutEverybody = (options: { yes?: boolean }, answer: boolean | null = null) => {
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return answer;
  };
  const command = { words: ["sign-out-everybody"], options, context: { ask } };
  return runAdmin(guichet, command).then(({ told }) => ({ told, asked }));
};
const signedIn = () =>
  Promise.all([ADA, EVE].map(async (who) => ({ ...who, cookie: cookiesOf(await signInFrom(guichet, who)) })));

it("ends every login, sign-in that is half done and link for a new password, and tells the audit log", async () => {
  const people = await signedIn();
  const expiresAt = new Date(Date.now() + 60_000);
  const [createdAt, updatedAt] = [new Date(), new Date()];
  const data = ["second-factor:somebody", "password-reset:somebody", "admin-setup"].map((identifier, i) => {
    const id = `0190a000-0000-7000-8000-00000000000${i}`;
    return { id, identifier, value: "-", expiresAt, createdAt, updatedAt };
  });
  await writer().authVerification.createMany({ data });

  const { told, asked } = await signOutEverybody({ yes: true });

  expect([told, asked]).toEqual([["2 sign-ins have ended. Everybody signs in again."], []]);
  for (const { cookie } of people) expect(await staffOfCookie(guichet, cookie)).toBeNull();
  expect(await writer().authVerification.findMany()).toMatchObject([{ identifier: "admin-setup" }]);
  expect(await writer().auditEntry.findFirst({ orderBy: { id: "desc" } })).toMatchObject({
    action: "staff.sign-out-everybody",
    actorType: "system",
    actorName: "npm run admin",
    entityType: "team",
    after: { endedSignIns: 2 },
  });
  for (const who of [ADA, EVE]) expect((await signInFrom(guichet, who)).statusCode).toBe(200);
});

it.each([
  [false, /Nobody was signed out/],
  [null, /--yes/],
])("ends nothing when the answer to its question is %s", async (answer, complaint) => {
  const [ada] = await signedIn();
  await expect(signOutEverybody({}, answer)).rejects.toThrow(complaint);
  expect(await staffOfCookie(guichet, ada?.cookie ?? "")).toMatchObject({ email: ADA.email });
});

it("refuses what it does not understand, before it asks or ends anything", async () => {
  const [ada] = await signedIn();
  const command = { words: ["sign-out-everybody", ADA.email], options: { yes: true } };
  await expect(runAdmin(guichet, command)).rejects.toThrow(`does not know what to do with "${ADA.email}"`);
  expect(await staffOfCookie(guichet, ada?.cookie ?? "")).toMatchObject({ email: ADA.email });
});

it("ends all when whoever is asked agrees", async () => {
  const [ada] = await signedIn();
  expect((await signOutEverybody({}, true)).asked).toHaveLength(1);
  expect(await staffOfCookie(guichet, ada?.cookie ?? "")).toBeNull();
});
