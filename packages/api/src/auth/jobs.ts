import { type Database, deletePastAllowances, deletePastLogins, inTransaction } from "@guichet/db";
import { recordLeftOut } from "./log-share-service.ts";

const LOGINS_PER_STATEMENT = 1_000;
const ALLOWANCES_PER_STATEMENT = 1_000;

interface JobServices {
  readonly database: Pick<Database, "writer">;
  readonly now: () => Date;
}

/** Forgets logins that are over, a bounded number at a time. @returns how many */
export async function forgetPastLogins({ database, now }: JobServices, signal?: AbortSignal): Promise<number> {
  let forgotten = 0;
  for (let count = LOGINS_PER_STATEMENT; count === LOGINS_PER_STATEMENT && !signal?.aborted; forgotten += count) {
    count = await deletePastLogins(database.writer, now(), LOGINS_PER_STATEMENT);
  }
  return forgotten;
}

/** Forgets counts whose window is over, a bounded number at a time: nothing depends on them any more. @returns how many */
export async function forgetPastAllowances({ database, now }: JobServices, signal?: AbortSignal): Promise<number> {
  let forgotten = 0;
  for (
    let count = ALLOWANCES_PER_STATEMENT;
    count === ALLOWANCES_PER_STATEMENT && !signal?.aborted;
    forgotten += count
  ) {
    count = await deletePastAllowances(database.writer, now(), ALLOWANCES_PER_STATEMENT);
  }
  return forgotten;
}

/** Tells the audit log how many refused sign-ins and requests for links were too many for it. @returns how many */
export function tellLeftOutSignIns({ database, now }: JobServices & { readonly database: Database }): Promise<number> {
  return inTransaction(database, (tx) => recordLeftOut(tx, now));
}
