import type { Transaction } from "./transaction.ts";

/*
 * Rows whose time is over, deleted some at a time. Each returns how many: call again while it is `most`.
 */

/** Links and challenges of sign-ins. */
export function deletePastVerifications(tx: Transaction, now: Date, most: number): Promise<number> {
  return tx.$executeRaw`DELETE FROM auth_verifications WHERE expires_at <= ${now} LIMIT ${most}`;
}

/** Invitations that ended before an instant, whether or not anybody came. */
export function deletePastInvitations(tx: Transaction, endedBefore: Date, most: number): Promise<number> {
  return tx.$executeRaw`DELETE FROM staff_invitations WHERE expires_at < ${endedBefore} LIMIT ${most}`;
}
