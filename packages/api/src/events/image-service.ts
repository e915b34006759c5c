import { type Transaction, touchImage } from "@guichet/db";
import { fail, ok, type Result } from "../errors.ts";

export interface ImageExchange {
  readonly before: string | null;
  /** Undefined: it stays. */
  readonly after: string | null | undefined;
  readonly now: Date;
}

/** An event takes another picture, or none: both are kept for a while from now on, the one it lets go of in case it is wanted back. */
export async function exchangeImage(tx: Transaction, { before, after, now }: ImageExchange): Promise<Result<void>> {
  if (after === undefined || after === before) return ok(undefined);
  // In the order of their ids, so that two events that exchange theirs do not wait for each other.
  for (const id of [before, after].filter((each) => each !== null).sort()) {
    if (!(await touchImage(tx, id, now)) && id === after) return fail("unknown-image");
  }
  return ok(undefined);
}
