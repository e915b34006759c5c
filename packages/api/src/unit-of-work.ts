import {
  inTransaction,
  type Portion,
  type Transaction,
  type TransactionOptions,
  type WritableDatabase,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { type Failure, ok, type Result } from "./errors.ts";

/** What one transaction ends or deletes of a session: some tens of milliseconds of work, for which others wait at its lock. */
export const PORTION: Portion = { bookings: 500, seats: 2_000 };

/** A refusal on its way out of a transaction, so that the transaction is rolled back. */
class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.reason);
    this.name = "Refused";
    this.failure = failure;
  }
}

/** Which run of the work this is: from the second on, an earlier one may have been committed, unseen or as a part of it. */
export interface Attempt {
  readonly repeated: boolean;
  /** The same in every run of a call: the id of its entry in the audit log. */
  readonly callId: string;
}

/**
 * Runs a change in one transaction, repeated as `inTransaction` does. A refusal rolls everything back: a refused request has
 * changed nothing.
 */
export async function change<Value>(
  database: WritableDatabase,
  work: (tx: Transaction, attempt: Attempt) => Promise<Result<Value>>,
  options: Pick<TransactionOptions, "isRepeatable"> = {},
): Promise<Result<Value>> {
  const callId = uuidv7();
  let attempts = 0;
  try {
    return await inTransaction(
      database,
      async (tx) => {
        attempts += 1;
        const result = await work(tx, { repeated: attempts > 1, callId });
        if (!result.ok) throw new Refused(result);
        return result;
      },
      options,
    );
  } catch (error) {
    if (error instanceof Refused) return error.failure;
    throw error;
  }
}

/**
 * Runs a change that is too large for one transaction: `step` does a part of it in each, until it is done. A refusal rolls back the
 * last one alone. From the second step on, an attempt counts as repeated.
 */
export async function changeInSteps(
  database: WritableDatabase,
  step: (tx: Transaction, attempt: Attempt) => Promise<Result<"more" | "done">>,
): Promise<Result<void>> {
  for (let steps = 0; ; steps += 1) {
    const done = await change(database, (tx, { repeated, callId }) =>
      step(tx, { repeated: repeated || steps > 0, callId }),
    );
    if (!done.ok) return done;
    if (done.value === "done") return ok(undefined);
  }
}

/**
 * Whether a row has the very edit that this call makes: a COMMIT of which nothing was heard went through.
 * @param edit the version that it expects, if any, and its instant, which is made once and not with each attempt
 */
export function isOwnEdit(
  row: { readonly version: number; readonly updatedAt: Date },
  edit: Pick<Attempt, "repeated"> & { readonly version: number | undefined; readonly now: Date },
): boolean {
  const { repeated, version, now } = edit;
  return repeated && version !== undefined && row.version === version + 1 && row.updatedAt.getTime() === now.getTime();
}

/** Whether a row has moved on from the version that an edit expects, if it expects one. */
export function isStale(row: { readonly version: number }, expected: number | undefined): boolean {
  return expected !== undefined && expected !== row.version;
}
