import {
  countStaff,
  type Database,
  hasSetupToken,
  insertSetupToken,
  inTransaction,
  type Transaction,
  takeSetupToken,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { type Origin, recordChange } from "../audit-log/record-service.ts";
import { fail, ok, type Result } from "../errors.ts";
import { checkNewPassword } from "./new-password-service.ts";
import type { SetupAdminInput } from "./schema.ts";
import type { StaffAccounts, StaffMember } from "./staff-accounts-service.ts";
import { hashOfToken, makeToken } from "./tokens.ts";

/** What setting up needs of a request. A `Context` is one. */
export interface SetupContext extends Origin {
  readonly database: Database;
  readonly staffAccounts: StaffAccounts;
  readonly publicUrl: string;
}

const LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a token with which one person, once and within 24 hours, makes the first admin's account. Only its hash is kept.
 * @returns null when there is staff already
 */
export async function issueSetupToken(
  services: { readonly database: Database; readonly staffAccounts: Pick<StaffAccounts, "count"> },
  now: Date,
): Promise<string | null> {
  if ((await services.staffAccounts.count()) > 0) return null;
  const token = makeToken();
  const row = {
    id: uuidv7(),
    hash: hashOfToken(token),
    expiresAt: new Date(now.getTime() + LIFETIME_MS),
    createdAt: now,
  };
  await inTransaction(services.database, (tx) => insertSetupToken(tx, row));
  return token;
}

/** Whether a link still works, to be shown before the form is filled in. */
export async function readSetupState(ctx: SetupContext, token: string): Promise<{ valid: boolean }> {
  if ((await ctx.staffAccounts.count()) > 0) return { valid: false };
  return { valid: await hasSetupToken(ctx.database.writer, hashOfToken(token), ctx.now()) };
}

/** Uses the token up and makes the account, both or neither. */
export async function setupFirstAdmin(ctx: SetupContext, input: SetupAdminInput): Promise<Result<StaffMember>> {
  const { token, ...admin } = input;
  const checked = checkNewPassword(admin.password, { ...admin, site: ctx.publicUrl });
  if (!checked.ok) return checked;
  const { valid } = await readSetupState(ctx, token);
  if (!valid) return fail("setup-link-invalid");
  const member = await ctx.staffAccounts.createAdmin(
    admin,
    async (tx, made) => (await takeSetupToken(tx, hashOfToken(token), ctx.now())) && guardFirstAdmin(tx, ctx, made),
  );
  return member === null ? fail("setup-link-invalid") : ok(member);
}

/** Whether there is no staff yet. Then the audit log begins with whoever becomes it. */
export async function guardFirstAdmin(tx: Transaction, origin: Origin, made: StaffMember): Promise<boolean> {
  if ((await countStaff(tx)) > 0) return false;
  const { id, name, email, role } = made;
  const after = { name, email, role };
  await recordChange(tx, origin, { action: "auth.setup", entityType: "user", entityId: id, before: null, after });
  return true;
}
