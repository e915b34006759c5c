import { type Allowance, type Database, resetAllowance, returnAllowance } from "@guichet/db";
import { subjectOf, useOnce } from "../allowance-service.ts";
import { ok, type Result } from "../errors.ts";

/** Somebody who gives a password, before anybody looks at it. */
export interface Attempt {
  /** In lower case. */
  readonly email: string;
  /** Where from, an IPv6 address by its network; null when the connection is gone already. */
  readonly network: string | null;
  /** Names the browser, where this account has signed in with it before (known-browsers.ts). */
  readonly browser: string | null;
}

interface AttemptServices {
  readonly database: Pick<Database, "writer">;
  readonly now: () => Date;
}

const WINDOW_MS = 15 * 60 * 1000;

/**
 * An account is guessed at five times from one address and twenty times in all; an address guesses fifty times, at whatever accounts.
 * Whoever guesses at somebody's account from many addresses keeps strangers out of it for a quarter of an hour at a time, but not its
 * owner: a browser that has signed in to the account has five attempts of its own.
 */
const OF_BROWSER = { kind: "sign-in-browser", limit: 5, windowMs: WINDOW_MS };
const OF_ACCOUNT_AND_ADDRESS = { kind: "sign-in-pair", limit: 5, windowMs: WINDOW_MS };
const OF_ADDRESS = { kind: "sign-in-address", limit: 50, windowMs: WINDOW_MS };
const OF_ACCOUNT = { kind: "sign-in-account", limit: 20, windowMs: WINDOW_MS };

/**
 * Counts an attempt, before its password is hashed: of many at once, in all processes together, no more are let through than may fail.
 * It is the same for an address without an account.
 * @returns when it was the last that may fail, until when no other is heard; or `too-many-attempts`
 */
export async function countAttempt(
  { database, now }: AttemptServices,
  attempt: Attempt,
): Promise<Result<{ throttledUntil: Date | null }>> {
  const at = now();
  let throttledUntil: Date | null = null;
  for (const allowance of allowancesOf(attempt)) {
    const use = await useOnce(database.writer, allowance, { now: at, reason: "too-many-attempts" });
    if (!use.ok) return use;
    if (use.value.used >= allowance.limit) throttledUntil = use.value.windowEndsAt;
  }
  return ok({ throttledUntil });
}

/**
 * After the right password: the account's failures are forgotten, and of the address only this one attempt, since it may have guessed at
 * other accounts.
 */
export async function forgetAttempts(services: AttemptServices, attempt: Attempt): Promise<void> {
  const ofAddress = allowancesOf(attempt).find(({ kind }) => kind === OF_ADDRESS.kind);
  if (ofAddress !== undefined) await returnAllowance(services.database.writer, ofAddress, 1);
  await forgetFailures(services, attempt);
}

/** After a new password, for which no attempt was counted: the account's failures are forgotten, those of the address stay. */
export async function forgetFailures({ database }: AttemptServices, attempt: Attempt): Promise<void> {
  for (const allowance of allowancesOf(attempt)) {
    if (allowance.kind !== OF_ADDRESS.kind) await resetAllowance(database.writer, allowance);
  }
}

/** The narrowest first: one that is refused there uses nothing up of what others share. */
function allowancesOf({ email, network, browser }: Attempt): readonly Allowance[] {
  if (browser !== null) return [{ ...OF_BROWSER, subject: subjectOf(email, browser) }];
  const ofNetwork =
    network === null
      ? []
      : [
          { ...OF_ACCOUNT_AND_ADDRESS, subject: subjectOf(email, network) },
          { ...OF_ADDRESS, subject: subjectOf(network) },
        ];
  return [...ofNetwork, { ...OF_ACCOUNT, subject: subjectOf(email) }];
}
