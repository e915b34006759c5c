import {
  type AuditSource,
  type Database,
  findPasswordHash,
  findStaffRow,
  findVerification,
  holdCredentials,
  insertVerification,
  type ProvenCredentials,
  type StaffMemberRow,
  takeVerification,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { GUEST } from "../auth/actor.ts";
import { recordRefusedSignIn } from "../auth/sign-in-log-service.ts";
import { hashOfToken, makeToken } from "../auth/tokens.ts";
import { fail, ok, type Result } from "../errors.ts";
import { change } from "../unit-of-work.ts";
import { isWrongCode, type SecondFactorKind } from "./second-factor-rules.ts";
import { type SecondFactorServices, takeSecondFactor } from "./second-factor-service.ts";

/** How long somebody who gave the right password may look for their phone. */
export const CHALLENGE_MS = 5 * 60 * 1000;
const KIND = "second-factor" as const;

/** The second step of a sign-in. */
export interface SecondStep {
  /** Of the challenge that the password was answered with. */
  readonly token: string;
  /** As typed. */
  readonly code: string;
  readonly source: AuditSource;
}

/** Who gave both factors, and which the second one was. */
export interface ProvenHolder {
  readonly holder: StaffMemberRow;
  readonly kind: SecondFactorKind;
  /** What they are right for. A login is begun for these alone: they may be replaced before it is. */
  readonly credentials: ProvenCredentials;
}

/**
 * Begins the second step of a sign-in, unless the password was replaced since it was checked: until the second step ends, a change of
 * the password ends it.
 * @returns a token that is good for it alone, of which only a hash is kept
 */
export async function issueSignInChallenge(
  { database, now }: { readonly database: Database; readonly now: () => Date },
  proven: ProvenCredentials,
): Promise<Result<string>> {
  const token = makeToken();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + CHALLENGE_MS);
  const row = { id: uuidv7(), kind: KIND, userId: proven.userId, hash: hashOfToken(token), expiresAt, createdAt };
  return change(database, async (tx): Promise<Result<string>> => {
    if (!(await holdCredentials(tx, proven, createdAt))) return fail("invalid-credentials");
    await insertVerification(tx, row);
    return ok(token);
  });
}

/**
 * Ends the second step: uses up the challenge and the code, both or neither, so that a wrong code may be corrected. Whoever was disabled,
 * or lost the second factor, since they gave the password begins anew.
 */
export async function finishSignIn(services: SecondFactorServices, step: SecondStep): Promise<Result<ProvenHolder>> {
  const { writer } = services.database;
  const hash = hashOfToken(step.token);
  const now = services.now();
  const userId = (await findVerification(writer, { kind: KIND, hash, now }))?.userId ?? null;
  const holder = userId === null ? null : await findStaffRow(writer, userId);
  if (userId === null || holder === null) return fail("sign-in-over");
  const by = { actor: GUEST, source: step.source };
  let passwordHash: string | null = null;
  const taken = await takeSecondFactor(services, { userId, code: step.code, by }, async (tx) => {
    if (!(await takeVerification(tx, { kind: KIND, userId, hash, now }))) return fail("sign-in-over");
    const current = await findStaffRow(tx, userId);
    passwordHash = await findPasswordHash(tx, userId);
    const mayGoOn = current !== null && !current.disabled && current.twoFactorEnabled;
    return mayGoOn ? ok("not-yet") : fail("sign-in-over");
  });
  if (taken.ok) return ok({ holder, kind: taken.value, credentials: { userId, passwordHash, twoFactorEnabled: true } });
  if (isWrongCode(taken.reason)) {
    const { email } = holder;
    await recordRefusedSignIn(writer, { email, userId, source: step.source, now, throttledUntil: null });
  }
  return taken;
}
