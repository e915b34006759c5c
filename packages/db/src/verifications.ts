import type { Transaction } from "./transaction.ts";

/**
 * Deletes what has run out of the links of the first admin (setup-tokens.ts), those for a new password (password-resets.ts) and the
 * challenges of sign-ins (sign-in-challenges.ts): they share a table. @returns how many: call again while it is `most`
 */
export function deletePastVerifications(tx: Transaction, now: Date, most: number): Promise<number> {
  return tx.$executeRaw`DELETE FROM auth_verifications WHERE expires_at <= ${now} LIMIT ${most}`;
}
