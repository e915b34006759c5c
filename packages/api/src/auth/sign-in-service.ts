import {
  type AuditSource,
  type CredentialsRow,
  type Database,
  findCredentials,
  inTransaction,
  replacePasswordHash,
} from "@guichet/db";
import { fail, ok, type Result } from "../errors.ts";
import type { Metrics } from "../metrics.ts";
import { countAttempt, forgetAttempts } from "./attempts-service.ts";
import type { Passwords } from "./passwords.ts";
import type { SignInInput } from "./schema.ts";
import { recordRefusedSignIn } from "./sign-in-log-service.ts";

export interface SignInServices {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly metrics: Metrics;
  readonly now: () => Date;
}

/** Where a sign-in comes from. */
export interface SignInOrigin {
  readonly source: AuditSource;
  /** What its address is counted as (attempts-service.ts). */
  readonly network: string | null;
  readonly browser: string | null;
}

/**
 * The first factor: whose password it is. An unknown address, an account without a password, a disabled one and a wrong password are
 * refused alike, after the same statements and one hash; what is refused for coming too often costs no hash.
 */
export async function checkPassword(
  services: SignInServices,
  { email, password }: SignInInput,
  { source, network, browser }: SignInOrigin,
): Promise<Result<CredentialsRow>> {
  const { database, passwords, metrics } = services;
  const attempt = { email, network, browser };
  const counted = await countAttempt(services, attempt);
  if (!counted.ok) {
    metrics.signIns.inc({ outcome: "throttled" });
    return counted;
  }
  const account = await findCredentials(database.writer, email);
  const isRight = await passwords.verify(account?.passwordHash ?? null, password);
  if (account === null || !isRight || account.isDisabled) {
    metrics.signIns.inc({ outcome: "refused" });
    const { throttledUntil } = counted.value;
    const userId = account?.userId ?? null;
    await recordRefusedSignIn(database.writer, { email, userId, source, now: services.now(), throttledUntil });
    return fail("invalid-credentials");
  }
  metrics.signIns.inc({ outcome: "right" });
  await forgetAttempts(services, attempt);
  return ok({ ...account, passwordHash: await renewHash(services, account, password) });
}

/** Hashes a password anew that was hashed as we did it once. @returns the hash that is kept now, unless somebody changed it meanwhile */
async function renewHash(
  { database, passwords, now }: SignInServices,
  { userId, passwordHash }: CredentialsRow,
  password: string,
): Promise<string | null> {
  if (passwordHash === null || !passwords.isOutdated(passwordHash)) return passwordHash;
  const renewal = { userId, from: passwordHash, to: await passwords.hash(password), now: now() };
  // When it is another one by now, that is the newer.
  await inTransaction(database, (tx) => replacePasswordHash(tx, renewal));
  return renewal.to;
}
