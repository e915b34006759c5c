import { type Database, deletePastLogins } from "@guichet/db";

const LOGINS_PER_STATEMENT = 1_000;

/** Forgets logins that are over, a bounded number at a time. @returns how many */
export async function forgetPastLogins(
  { database, now }: { readonly database: Pick<Database, "writer">; readonly now: () => Date },
  signal?: AbortSignal,
): Promise<number> {
  let forgotten = 0;
  for (let count = LOGINS_PER_STATEMENT; count === LOGINS_PER_STATEMENT && !signal?.aborted; forgotten += count) {
    count = await deletePastLogins(database.writer, now(), LOGINS_PER_STATEMENT);
  }
  return forgotten;
}
