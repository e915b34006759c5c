import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createCaller } from "../root.ts";
import { createTestApi, type TestApi } from "../testing/api.ts";
import { createLossyApi, type LossyApi } from "../testing/lossy.ts";
import { givenMember } from "../testing/members.ts";

// A COMMIT is done, or is not, and its answer is lost: the transaction is repeated.

const PASSWORD = "correct horse battery";

let api: TestApi;
let lossy: LossyApi;
let passwordHash: string;
let owner: StaffActor;
let member: StaffActor;
beforeAll(async () => {
  api = await createTestApi();
  passwordHash = await api.services.passwords.hash(PASSWORD);
});
afterAll(() => api.drop());
beforeEach(async () => {
  const { database } = api.services;
  owner = await givenMember(database, "owner", { elsewhere: 1 });
  member = await givenMember(database, "desk", { elsewhere: 1 });
  const { writer } = database;
  await writer.authAccount.updateMany({ where: { userId: owner.userId }, data: { password: passwordHash } });
  for (const { userId } of [owner, member]) {
    const createdAt = api.clock.now();
    await writer.twoFactor.create({ data: { userId, sealedSecret: "sealed", enabledAt: createdAt, createdAt } });
  }
  lossy = await createLossyApi(api);
});
afterEach(() => lossy.close());

type Caller = ReturnType<typeof createCaller>;

const withoutTwoFactor = () => api.services.database.writer.twoFactor.delete({ where: { userId: owner.userId } });

const CHANGES: readonly [action: string, make: (caller: Caller) => Promise<unknown>][] = [
  ["staff.invite", ({ staff }) => staff.invite({ email: `${uuidv7()}@example.org`, role: "desk" })],
  ["staff.change-role", ({ staff }) => staff.changeRole({ id: member.userId, role: "read" })],
  ["staff.disable", ({ staff }) => staff.disable({ id: member.userId })],
  ["staff.sign-out", ({ staff }) => staff.signOutEverywhere({ id: member.userId })],
  ["two-factor.reset", ({ twoFactor }) => twoFactor.reset({ id: member.userId })],
  ["two-factor.renew-recovery-codes", ({ twoFactor }) => twoFactor.renewRecoveryCodes()],
  ["two-factor.disable", ({ twoFactor }) => twoFactor.disable()],
  ["account.sign-out", ({ account }) => account.signOutOthers()],
  [
    "account.change-password",
    ({ account }) =>
      account.changePassword({ currentPassword: PASSWORD, newPassword: "another horse, another saddle" }),
  ],
  [
    "account.reauthenticate",
    async ({ account }) => {
      await withoutTwoFactor();
      await account.reauthenticate({ password: PASSWORD });
    },
  ],
];

describe.each(CHANGES)("%s, whose COMMIT is lost", (action, make) => {
  it.each(["before", "after"] as const)("%s the server has done it, is recorded once", async (when) => {
    const caller = createCaller(createContext(lossy.services, { actor: owner, locale: "fr" }));
    lossy.loseCommit(when);
    await make(caller);
    const where = { action, actorId: owner.userId, outcome: "done" } as const;
    expect(await api.services.database.writer.auditEntry.count({ where })).toBe(1);
  });
});
