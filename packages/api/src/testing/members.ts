import { type Database, insertStaff } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import type { StaffActor } from "../auth/actor.ts";
import type { Role } from "../auth/schema.ts";
import { STAFF } from "./staff.ts";

/** Somebody of the staff who is stored, has just signed in, and is signed in on `elsewhere` other devices. */
export async function givenMember(
  database: Pick<Database, "writer">,
  role: Role,
  { elsewhere = 0 }: { readonly elsewhere?: number } = {},
): Promise<StaffActor> {
  const createdAt = STAFF.authenticatedAt;
  const userId = uuidv7();
  const actor = { ...STAFF, userId, role, name: `${role} ${userId.slice(-4)}`, email: `${userId}@example.org` };
  const account = { accountId: uuidv7(), passwordHash: "of no password", createdAt };
  await database.writer.$transaction((tx) =>
    insertStaff(tx, { id: userId, name: actor.name, email: actor.email, role, ...account }),
  );
  const authSessionId = await givenSignIn(database, userId);
  for (let device = 0; device < elsewhere; device += 1) await givenSignIn(database, userId);
  return { ...actor, authSessionId };
}

/** A login of somebody. @returns its id */
async function givenSignIn({ writer }: Pick<Database, "writer">, userId: string): Promise<string> {
  const id = uuidv7();
  const createdAt = STAFF.authenticatedAt;
  const times = { createdAt, updatedAt: createdAt, expiresAt: new Date("2030-03-02T00:00:00.000Z") };
  const from = { ipAddress: "192.0.2.7", userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Firefox/144.0" };
  await writer.authSession.create({ data: { id, userId, token: `secret-${uuidv7()}`, ...from, ...times } });
  return id;
}
