import type { Passwords, StaffAccounts } from "@guichet/api/server";
import type { Database } from "@guichet/db";
import { type Auth, type AuthOptions, createAuth } from "./auth.ts";
import type { Env } from "./env.ts";
import { ownOrigins } from "./same-origin.ts";
import { readOrMakeSecret } from "./secret.ts";
import { createStaffAccounts } from "./staff-accounts.ts";

/** The login of staff, and the accounts behind it. */
export interface StaffLogin {
  readonly auth: Auth;
  readonly staffAccounts: StaffAccounts;
}

/** @throws the file system's error when the secret cannot be kept */
export function createStaffLogin(
  env: Env,
  { database, passwords }: { readonly database: Database; readonly passwords: Passwords },
  log: AuthOptions["log"],
): StaffLogin {
  const auth = createAuth({
    database,
    passwords,
    secret: env.secret ?? readOrMakeSecret(env.dataDir),
    publicUrl: env.publicUrl,
    trustedOrigins: (host) => [...ownOrigins(env), ...(host === null ? [] : [`http://${host}`, `https://${host}`])],
    log,
  });
  return { auth, staffAccounts: createStaffAccounts(database, passwords) };
}
