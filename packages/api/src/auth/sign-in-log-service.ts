import {
  type Allowance,
  type AuditSource,
  type Connection,
  type Transaction,
  takeAllowanceUse,
  useAllowance,
} from "@guichet/db";
import { subjectOf } from "../allowance-service.ts";
import { recordChange, recordRefusal, systemOrigin } from "../audit-log/record-service.ts";
import { networkOf } from "../network.ts";
import { GUEST } from "./actor.ts";

interface SignInEntry {
  readonly action: "auth.sign-in" | "auth.sign-out" | "auth.reset-password";
  readonly user: { readonly userId: string; readonly name: string };
  readonly source: AuditSource;
  readonly now: Date;
  readonly after: { readonly with: readonly string[]; readonly endedSignIns?: number } | null;
}

/** Tells the audit log of somebody who came, went or got a new password, in the transaction that lets them. */
export function recordSignIn(tx: Transaction, entry: SignInEntry): Promise<void> {
  const { action, user, source, now, after } = entry;
  const { userId, name } = user;
  const origin = { actor: { type: "staff", userId, name }, source, now: () => now } as const;
  return recordChange(tx, origin, { action, entityType: "user", entityId: userId, before: null, after });
}

export interface RefusedSignIn {
  /** The address that was tried: perhaps nobody's. */
  readonly email: string;
  /** Whether somebody of the staff has it. It is not told, and decides only what the entry counts towards. */
  readonly whose: "of-staff" | "of-nobody";
  readonly source: AuditSource;
  readonly now: Date;
  /** Set when no other attempt will be heard until then. */
  readonly throttledUntil: Date | null;
}

const HOUR_MS = 60 * 60 * 1000;
/**
 * How many refused sign-ins are written down. Each account and each address has a share, so that nobody who fills theirs hides what comes
 * from elsewhere or is aimed at others; of a thousand addresses and names that were made up all together use another total than those
 * of accounts that there are.
 */
const OF_ACCOUNT = { kind: "sign-in-log-account", limit: 40, windowMs: HOUR_MS };
const OF_ADDRESS = { kind: "sign-in-log-address", limit: 60, windowMs: HOUR_MS };
const OF_ALL = { kind: "sign-in-log-all", limit: 1_000, windowMs: HOUR_MS };

/** What was not written down. Its window does not end: it is over when it is told (jobs.ts). */
const LEFT_OUT: Allowance = {
  kind: "sign-in-log-left-out",
  subject: subjectOf("all"),
  limit: 2_000_000_000,
  windowMs: 10 * 365 * 24 * HOUR_MS,
};

/**
 * Tells the audit log of a sign-in that was refused, after the same statements whether there is such an account or not. The last entry of
 * a share says until when no other of it is written; how many were left out another one tells.
 */
export async function recordRefusedSignIn(db: Connection, refused: RefusedSignIn): Promise<void> {
  const { email, source, now, throttledUntil } = refused;
  let nextNotLoggedUntil: Date | null = null;
  for (const share of sharesOf(refused)) {
    const { granted, used, windowEndsAt } = await useAllowance(db, share, { amount: 1, now });
    if (!granted) {
      await useAllowance(db, LEFT_OUT, { amount: 1, now });
      return;
    }
    if (used >= share.limit) nextNotLoggedUntil = windowEndsAt;
  }
  const origin = { actor: GUEST, source, now: () => now };
  await recordRefusal(db, origin, {
    action: throttledUntil === null ? "auth.sign-in" : "auth.sign-in-throttled",
    entityType: "sign-in",
    entityId: null,
    after: {
      email,
      ...(throttledUntil === null ? {} : { throttledUntil: throttledUntil.toISOString() }),
      ...(nextNotLoggedUntil === null ? {} : { nextNotLoggedUntil: nextNotLoggedUntil.toISOString() }),
    },
  });
}

/** The narrowest first: what is left out there uses nothing up of what others share. */
function sharesOf({ email, whose, source: { address } }: RefusedSignIn): readonly Allowance[] {
  const ofAddress = address === null ? [] : [{ ...OF_ADDRESS, subject: subjectOf(networkOf(address)) }];
  return [{ ...OF_ACCOUNT, subject: subjectOf(email) }, ...ofAddress, { ...OF_ALL, subject: subjectOf(whose) }];
}

/** Tells the audit log how many refused sign-ins it was not told of, if any, and begins to count anew. @returns how many */
export async function recordLeftOutSignIns(tx: Transaction, now: () => Date): Promise<number> {
  const leftOut = await takeAllowanceUse(tx, LEFT_OUT);
  if (leftOut === null) return 0;
  const after = { leftOut: leftOut.used, since: leftOut.since.toISOString() };
  const what = { entityType: "sign-in", entityId: null, before: null, after };
  await recordChange(tx, systemOrigin("sign-in log", now), { action: "auth.sign-in-left-out", ...what });
  return leftOut.used;
}
