import {
  type AuditSource,
  type CredentialsRow,
  type Database,
  deleteLogin,
  deleteLoginByToken,
  findLogin,
  hasLogin,
  insertLogin,
  inTransaction,
  noteLoginUse,
  noteSignIn,
  renewLogin,
  type Transaction,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { roleOf, type StaffActor } from "./actor.ts";
import { endOfLogin, isLive, isUseDue, USE_NOTED_EVERY_MS } from "./login-rules.ts";
import { recordSignIn } from "./sign-in-log-service.ts";
import { hashOfToken, isToken, makeToken } from "./tokens.ts";

export interface LoginServices {
  readonly database: Database;
  readonly now: () => Date;
  /** Whether an owner may do without a second factor. */
  readonly ownerTwoFactor: "optional" | "required";
}

/** Somebody who has given all that it takes to sign in. */
export interface NewLogin {
  readonly user: { readonly userId: string; readonly name: string };
  /** How: with the password alone, or a second factor besides. */
  readonly with: readonly string[];
  /** What the password, and the second factor, were right for. */
  readonly credentials: Pick<CredentialsRow, "userId" | "passwordHash" | "twoFactorEnabled">;
  /** Of the login that this browser had until now, if any. */
  readonly previousToken: string | null;
  readonly source: AuditSource;
}

/**
 * Signs somebody in. The token is new whatever the browser came with, so that nobody can have planted it, and the login that the browser
 * had before ends.
 * @returns the token, of which only the hash is kept: a copy of the database signs nobody in; or `invalid-credentials`, when the password
 *   was replaced, a second factor set up or the account disabled since: a password may wait seconds for its turn to be hashed
 */
export async function startLogin({ database, now }: LoginServices, login: NewLogin): Promise<Result<string>> {
  const { user, source, previousToken, credentials } = login;
  const token = makeToken();
  const createdAt = now();
  const id = uuidv7();
  const { address, userAgent } = source;
  const row = { id, tokenHash: hashOfToken(token), userId: user.userId, address, userAgent, createdAt };
  return change(database, async (tx, { repeated }): Promise<Result<string>> => {
    // An earlier run, of whose COMMIT nothing was heard, has done it all.
    if (repeated && (await hasLogin(tx, id))) return ok(token);
    if (!(await noteSignIn(tx, credentials, createdAt))) return fail("invalid-credentials");
    if (previousToken !== null) await deleteLoginByToken(tx, hashOfToken(previousToken));
    await insertLogin(tx, { ...row, expiresAt: endOfLogin(createdAt, createdAt) });
    await recordSignIn(tx, { action: "auth.sign-in", user, source, now: createdAt, after: { with: login.with } });
    return ok(token);
  });
}

/**
 * Who a token signs in: looked up with every request, so that what was ended, changed or disabled on any node is so at once. Using it
 * prolongs it, unless it was a page that asked by itself.
 */
export async function actorOfToken(
  services: LoginServices,
  token: string,
  asked: "by-somebody" | "by-itself" = "by-somebody",
): Promise<StaffActor | null> {
  if (!isToken(token)) return null;
  const { writer } = services.database;
  const now = services.now();
  const login = await findLogin(writer, hashOfToken(token));
  if (login === null || login.isDisabled || !isLive(login, now)) return null;
  if (asked === "by-somebody" && isUseDue(login, now)) {
    const notSince = new Date(now.getTime() - USE_NOTED_EVERY_MS);
    await noteLoginUse(writer, login.id, { now, expiresAt: endOfLogin(login.createdAt, now), notSince });
  }
  const { userId, name, email, authenticatedAt, twoFactorEnabled } = login;
  const role = roleOf(login.role);
  return {
    type: "staff",
    userId,
    name,
    email,
    role,
    authSessionId: login.id,
    authenticatedAt,
    mustSetUpTwoFactor: role === "owner" && services.ownerTwoFactor === "required" && !twoFactorEnabled,
  };
}

/**
 * Notes that somebody has just shown anew who they are, and gives their login a new token (ASVS 7.2.4): whoever had got hold of the one
 * that they came with has nothing, from that moment on.
 * @returns false when the login has ended, or was given a new token by another request that came with the same one
 */
export async function renewOwnLogin(
  tx: Transaction,
  { authSessionId: id, authenticatedAt }: StaffActor,
  { token, now, repeated }: { readonly token: string; readonly now: Date; readonly repeated: boolean },
): Promise<boolean> {
  const tokenHash = hashOfToken(token);
  if (await renewLogin(tx, { id, authenticatedAt, tokenHash, now })) return true;
  // An earlier run, of whose COMMIT nothing was heard, has done it.
  return repeated && (await findLogin(tx, tokenHash)) !== null;
}

/** Ends the login of a token, if there is one. */
export async function endLogin(
  { database, now }: LoginServices,
  { token, source }: { readonly token: string; readonly source: AuditSource },
): Promise<void> {
  if (!isToken(token)) return;
  await inTransaction(database, async (tx) => {
    const login = await findLogin(tx, hashOfToken(token));
    if (login === null || !(await deleteLogin(tx, login))) return;
    await recordSignIn(tx, { action: "auth.sign-out", user: login, source, now: now(), after: null });
  });
}
