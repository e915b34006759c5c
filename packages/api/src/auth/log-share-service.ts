import {
  type Allowance,
  type AuditSource,
  type Connection,
  type Transaction,
  takeAllowanceUse,
  useAllowance,
} from "@guichet/db";
import { subjectOf } from "../allowance-service.ts";
import { recordChange, systemOrigin } from "../audit-log/record-service.ts";
import { networkOf } from "../network.ts";

/** Somebody who names an account and is not signed in, of whom the audit log is to be told. */
export interface LoggedStranger {
  /** The address that was tried: perhaps nobody's. */
  readonly email: string;
  /** Of the member of the staff who has it; null when nobody does. The stranger is not told. */
  readonly userId: string | null;
  readonly source: AuditSource;
  readonly now: Date;
}

/** Whether there is room for an entry, and if it is the last one, until when. */
export type LogShare =
  | { readonly hasRoom: true; readonly nextNotLoggedUntil: Date | null }
  | { readonly hasRoom: false };

const HOUR_MS = 60 * 60 * 1000;
/**
 * How many of what strangers do is written down. Each account and each address has a share, so that nobody who fills theirs hides what
 * comes from elsewhere or is aimed at others; of a thousand addresses and names that were made up all together use another total than
 * those of accounts that there are.
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

/** Takes the room of one entry, with the same statements whether there is such an account or not. Where there is none, it counts that. */
export async function useLogShare(db: Connection, stranger: LoggedStranger): Promise<LogShare> {
  const { now } = stranger;
  let nextNotLoggedUntil: Date | null = null;
  for (const share of sharesOf(stranger)) {
    const { granted, used, windowEndsAt } = await useAllowance(db, share, { amount: 1, now });
    if (!granted) {
      await useAllowance(db, LEFT_OUT, { amount: 1, now });
      return { hasRoom: false };
    }
    if (used >= share.limit) nextNotLoggedUntil = windowEndsAt;
  }
  return { hasRoom: true, nextNotLoggedUntil };
}

/** The narrowest first: what is left out there uses nothing up of what others share. */
function sharesOf({ email, userId, source: { address } }: LoggedStranger): readonly Allowance[] {
  const ofAddress = address === null ? [] : [{ ...OF_ADDRESS, subject: subjectOf(networkOf(address)) }];
  const whose = userId === null ? "of-nobody" : "of-staff";
  return [{ ...OF_ACCOUNT, subject: subjectOf(email) }, ...ofAddress, { ...OF_ALL, subject: subjectOf(whose) }];
}

/**
 * What an entry about a stranger is about, so that all that was tried at one account is found together: the account, with what else was
 * recorded about it, or an address that nobody has.
 */
export function triedAccount({ email, userId }: Pick<LoggedStranger, "email" | "userId">) {
  return userId === null
    ? { entityType: "sign-in", entityId: subjectOf(email) }
    : { entityType: "user", entityId: userId };
}

/** Tells the audit log how much there was no room for, if anything, and begins to count anew. @returns how many */
export async function recordLeftOut(tx: Transaction, now: () => Date): Promise<number> {
  const leftOut = await takeAllowanceUse(tx, LEFT_OUT);
  if (leftOut === null) return 0;
  const after = { leftOut: leftOut.used, since: leftOut.since.toISOString() };
  const what = { entityType: "sign-in", entityId: null, before: null, after };
  await recordChange(tx, systemOrigin("sign-in log", now), { action: "auth.sign-in-left-out", ...what });
  return leftOut.used;
}
