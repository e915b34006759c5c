import {
  countStaff,
  type Database,
  deleteVerifications,
  findVerification,
  insertVerification,
  inTransaction,
  type Transaction,
  takeVerification,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { type Origin, recordChange } from "../audit-log/record-service.ts";
import { fail, ok, type Result } from "../errors.ts";
import type { Asker } from "./authorize.ts";
import { checkNewPassword } from "./new-password-service.ts";
import { noteRefusedLink, refuseLink } from "./refused-link.ts";
import type { SetupAdminInput } from "./schema.ts";
import type { StaffAccounts, StaffMember } from "./staff-accounts-service.ts";
import { hashOfToken, makeToken } from "./tokens.ts";

/** What setting up needs of a request. A `Context` is one. */
export interface SetupContext extends Asker {
  readonly database: Database;
  readonly staffAccounts: StaffAccounts;
  readonly publicUrl: string;
}

const LIFETIME_MS = 24 * 60 * 60 * 1000;
const FIRST_ADMIN = { kind: "admin-setup", userId: null } as const;

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
    ...FIRST_ADMIN,
    id: uuidv7(),
    hash: hashOfToken(token),
    expiresAt: new Date(now.getTime() + LIFETIME_MS),
    createdAt: now,
  };
  await inTransaction(services.database, (tx) => insertVerification(tx, row));
  return token;
}

/** Whether a link still works, to be shown before the form is filled in. */
export async function readSetupState(ctx: SetupContext, token: string): Promise<{ valid: boolean }> {
  const valid = await opensSetup(ctx, token);
  if (!valid) noteRefusedLink(ctx, "auth.setup");
  return { valid };
}

async function opensSetup(ctx: SetupContext, token: string): Promise<boolean> {
  if ((await ctx.staffAccounts.count()) > 0) return false;
  const wanted = { kind: FIRST_ADMIN.kind, hash: hashOfToken(token), now: ctx.now() };
  return (await findVerification(ctx.database.writer, wanted)) !== null;
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
    async (tx, made) => (await takeSetupToken(tx, ctx, token)) && guardFirstAdmin(tx, ctx, made),
  );
  return member === null ? refuseLink(ctx, "auth.setup") : ok(member);
}

/** Of two that run at once, with one token or with two, one gets true: it ends every other one. */
async function takeSetupToken(tx: Transaction, ctx: SetupContext, token: string): Promise<boolean> {
  if (!(await takeVerification(tx, { ...FIRST_ADMIN, hash: hashOfToken(token), now: ctx.now() }))) return false;
  await deleteVerifications(tx, FIRST_ADMIN);
  return true;
}

/** Whether there is no staff yet. Then the audit log begins with whoever becomes it. */
export async function guardFirstAdmin(tx: Transaction, origin: Origin, made: StaffMember): Promise<boolean> {
  if ((await countStaff(tx)) > 0) return false;
  const { id, name, email, role } = made;
  const after = { name, email, role };
  await recordChange(tx, origin, { action: "auth.setup", entityType: "user", entityId: id, before: null, after });
  return true;
}
