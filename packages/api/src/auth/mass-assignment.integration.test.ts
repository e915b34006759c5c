import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { problemOf } from "../problem.ts";
import { appRouter } from "../root.ts";
import { createTestApi, givenSession, PLAIN_EVENT, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { givenMember } from "../testing/members.ts";
import { callByName, inputOf, mutationPaths, procedurePaths, reasonOfCall } from "../testing/procedures.ts";
import type { StaffActor } from "./actor.ts";

/** What is for the server alone to set, or not in every request. */
const STOLEN = {
  id: "0190a000-0000-7000-8000-00000000dead",
  role: "owner",
  userId: "0190a000-0000-7000-8000-00000000dead",
  email: "eve@example.org",
  banned: false,
  status: "CONFIRMED",
  reserved: 0,
  capacity: 100_000,
  version: 99,
  unitPrice: 0,
  totalPrice: 0,
  expiresAt: "2099-01-01T00:00:00.000Z",
  createdAt: "2000-01-01T00:00:00.000Z",
  authenticatedAt: "2099-01-01T00:00:00.000Z",
  scope: "admin",
  constructor: { prototype: { role: "owner" } },
};

let api: TestApi;
let owner: StaffActor;
beforeAll(async () => {
  api = await createTestApi();
  owner = await givenMember(api.services.database, "owner");
});
afterAll(() => api.drop());

/** The fields that a call was told it may not send, or why it ended otherwise. */
async function unknownFieldsOf(path: string): Promise<readonly string[]> {
  try {
    await callByName(api.callerOf(owner), path, STOLEN);
  } catch (error) {
    expect(problemOf(error, "en").status).toBe(422);
    const cause = error instanceof TRPCError ? error.cause : undefined;
    if (!(cause instanceof z.ZodError)) throw error;
    return cause.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [],
    );
  }
  throw new Error(`${path} took what it does not know`);
}

describe("fields that a procedure does not know", () => {
  it.each(mutationPaths(appRouter))("are refused by %s, every one", async (path) => {
    const known = Object.keys(inputOf(appRouter, path));
    const foreign = Object.keys(STOLEN).filter((field) => !known.includes(field));
    expect([...(await unknownFieldsOf(path))].sort()).toEqual(foreign.sort());
  });

  const queryPaths = procedurePaths(appRouter).filter((path) => !mutationPaths(appRouter).includes(path));
  it.each(queryPaths)("are refused by %s, which changes nothing", async (path) => {
    expect(await unknownFieldsOf(path)).toContain("unitPrice");
  });

  it("are refused with an input that is right in all else, and change nothing", async () => {
    const { event, session } = await givenSession(api);
    const booking = await api.guest.bookings.create(aGuest(session.id, 2));
    const desk = await givenMember(api.services.database, "desk");
    const { token } = await api.callerOf(owner).staff.invite({ email: "new@example.org", role: "read" });
    const attempts: readonly [string, object, readonly string[]][] = [
      ["bookings.create", aGuest(session.id, 1), ["status", "unitPrice", "totalPrice", "expiresAt", "id"]],
      ["bookings.confirm", { id: booking.id }, ["unitPrice", "status", "userId"]],
      ["events.create", PLAIN_EVENT, ["id", "createdAt", "version"]],
      ["events.update", { id: event.id, title: "Other" }, ["createdAt", "userId"]],
      ["sessions.update", { id: session.id, capacity: 60 }, ["reserved", "createdAt"]],
      ["staff.changeRole", { id: desk.userId, role: "editor" }, ["userId", "banned", "email"]],
      ["staff.invite", { email: "other@example.org", role: "read" }, ["id", "expiresAt", "userId"]],
      ["auth.acceptInvitation", { token, name: "Eve", password: "a long sentence nobody has" }, ["role", "email"]],
      ["passwordReset.finish", { token, password: "a long sentence nobody has" }, ["role", "email", "userId"]],
    ];
    const before = await everything();
    for (const [path, input, fields] of attempts) {
      for (const field of fields) {
        const stolen = { ...input, [field]: STOLEN[field as keyof typeof STOLEN] };
        expect(await reasonOfCall(api.callerOf(owner), path, stolen), `${path} with ${field}`).toBe("invalid");
      }
    }
    expect(await everything()).toEqual(before);
  });
});

async function everything(): Promise<unknown> {
  const { writer } = api.services.database;
  const tables = [
    writer.event.findMany(),
    writer.session.findMany(),
    writer.booking.findMany(),
    writer.user.findMany(),
    writer.staffInvitation.findMany(),
    writer.auditEntry.count({ where: { outcome: "done" } }),
  ];
  return Promise.all(tables);
}
