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
