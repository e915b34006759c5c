import { randomBytes } from "node:crypto";
import {
  countStaff,
  type Database,
  deleteLoginsOf,
  deleteTwoFactor,
  deleteWaysInOf,
  findInvitation,
  findStaffRowByEmail,
  insertInvitation,
  lockStaff,
  type StaffMemberRow,
  setPasswordHash,
  type Transaction,
  updateStaffDisabled,
  updateStaffRole,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { type Origin, recordChange } from "../audit-log/record-service.ts";
import { roleOf } from "../auth/actor.ts";
import type { Passwords } from "../auth/passwords.ts";
import { hashOfToken, makeToken } from "../auth/tokens.ts";
import { fail, ok, type Result } from "../errors.ts";
import { type Attempt, change } from "../unit-of-work.ts";
import { presentRecordedPerson } from "./present.ts";
import { INVITATION_DAYS, MOST_STAFF } from "./schema.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is done on the server's machine when nobody can sign in any more. */
export interface Recovery extends Origin {
  readonly database: Database;
  readonly passwords: Passwords;
}

/** How somebody comes in again: what is in it is kept nowhere but as a hash. */
export type RecoveredOwner =
  | { readonly how: "password"; readonly password: string; readonly endedSignIns: number }
  | { readonly how: "invitation"; readonly token: string; readonly expiresAt: Date };

interface Wanted {
  readonly email: string;
  readonly now: Date;
  readonly password: string;
  readonly passwordHash: string;
  readonly token: string;
  readonly invitationId: string;
}

/**
 * Makes an owner of whoever has this address. An account of it becomes an enabled owner's, with a new random password and no second
 * factor, and all its logins end; where there is none, it is invited. For a command alone: it asks nobody who they are.
 */
export async function recoverOwner(recovery: Recovery, email: string): Promise<Result<RecoveredOwner>> {
  const password = randomBytes(18).toString("base64url");
  const wanted: Wanted = {
    email: email.toLowerCase(),
    now: recovery.now(),
    password,
    passwordHash: await recovery.passwords.hash(password),
    token: makeToken(),
    invitationId: uuidv7(),
  };
  return change(recovery.database, async (tx, attempt): Promise<Result<RecoveredOwner>> => {
    await lockStaff(tx, wanted.now);
    const member = await findStaffRowByEmail(tx, wanted.email);
    const doing = { origin: recovery, wanted, attempt };
    return member === null ? inviteOwner(tx, doing) : restoreOwner(tx, member, doing);
  });
}

interface Doing {
  readonly origin: Origin;
  readonly wanted: Wanted;
  readonly attempt: Attempt;
}

async function restoreOwner(
  tx: Transaction,
  member: StaffMemberRow,
  { origin, wanted, attempt }: Doing,
): Promise<Result<RecoveredOwner>> {
  const { now, password, passwordHash } = wanted;
  const { id } = member;
  await updateStaffRole(tx, id, { role: "owner", now });
  await updateStaffDisabled(tx, id, { disabled: false, now });
  await deleteTwoFactor(tx, id, now);
  await deleteWaysInOf(tx, id);
  const endedSignIns = await deleteLoginsOf(tx, id, null);
  await setPasswordHash(tx, { id: uuidv7(), userId: id, hash: passwordHash, now });
  const who = presentRecordedPerson(member);
  const before = { ...who, role: roleOf(member.role), disabled: member.disabled, twoFactor: member.twoFactorEnabled };
  const after = { ...who, role: "owner", disabled: false, twoFactor: false, newPassword: true, endedSignIns };
  const entity = { entityType: "user", entityId: id };
  await recordChange(tx, origin, { action: "staff.recover-owner", ...entity, before, after }, attempt);
  return ok({ how: "password", password, endedSignIns });
}

async function inviteOwner(tx: Transaction, { origin, wanted, attempt }: Doing): Promise<Result<RecoveredOwner>> {
  const { email, now, token, invitationId: id } = wanted;
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
  const invited = ok({ how: "invitation" as const, token, expiresAt });
  if (attempt.repeated && (await findInvitation(tx, id)) !== null) return invited;
  if ((await countStaff(tx)) >= MOST_STAFF) return fail("too-many-staff", { count: MOST_STAFF });
  const row = { id, email, role: "owner", invitedBy: null, expiresAt, createdAt: now };
  await insertInvitation(tx, { ...row, tokenHash: hashOfToken(token) });
  const after = { email, role: "owner", expiresAt: expiresAt.toISOString() };
  const entity = { entityType: "invitation", entityId: id };
  await recordChange(tx, origin, { action: "staff.recover-owner", ...entity, before: null, after }, attempt);
  return invited;
}
