import { type Database, inTransaction, type Transaction } from "@guichet/db";
import type { Failure, Result } from "./errors.ts";

/** A refusal on its way out of a transaction, so that the transaction is rolled back. */
class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.reason);
    this.name = "Refused";
    this.failure = failure;
  }
}

/** Which run of the work this is: from the second on, an earlier COMMIT may have gone through unseen. */
export interface Attempt {
  readonly repeated: boolean;
}

/**
 * Runs a change in one transaction, repeated as `inTransaction` does. A refusal rolls everything back: a refused request has
 * changed nothing.
 */
export async function change<Value>(
  database: Pick<Database, "writer">,
  work: (tx: Transaction, attempt: Attempt) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  let attempts = 0;
  try {
    return await inTransaction(database, async (tx) => {
      attempts += 1;
      const result = await work(tx, { repeated: attempts > 1 });
      if (!result.ok) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

/**
 * Whether a row has the very edit that this call makes: a COMMIT of which nothing was heard went through.
 * @param edit the version that it expects, if any, and its instant, which is made once and not with each attempt
 */
export function isOwnEdit(
  row: { readonly version: number; readonly updatedAt: Date },
  edit: Attempt & { readonly version: number | undefined; readonly now: Date },
): boolean {
  const { repeated, version, now } = edit;
  return repeated && version !== undefined && row.version === version + 1 && row.updatedAt.getTime() === now.getTime();
}
