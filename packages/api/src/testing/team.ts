import { afterAll, beforeAll, beforeEach } from "vitest";
import type { StaffActor } from "../auth/actor.ts";
import type { Role } from "../auth/schema.ts";
import { createTestApi, type TestApi } from "./api.ts";
import { givenMember } from "./members.ts";

export let api: TestApi;

/** What the tests of a file about the staff begin with: each with nobody there. Called once in it; `api` is a database of its own. */
export function withoutTeam(): void {
  beforeAll(async () => {
    api = await createTestApi();
  });
  afterAll(() => api.drop());
  beforeEach(async () => {
    const { writer } = api.services.database;
    await writer.staffInvitation.deleteMany();
    await writer.user.deleteMany();
  });
}

/** Somebody who has just signed in. */
export const given = (role: Role, options?: { elsewhere: number }) => givenMember(api.services.database, role, options);

/** The procedures of the staff as somebody. */
export const as = (actor: StaffActor) => api.callerOf(actor).staff;

/** What was done last. What was refused is noted when it is. */
export const lastEntry = () =>
  api.services.database.writer.auditEntry.findFirst({
    where: { outcome: "done" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
