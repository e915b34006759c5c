import { failureOf, type Pieces } from "@guichet/api/server";

interface Watch {
  readonly ask: () => Promise<boolean>;
  /** Monotonic milliseconds; `performance.now` when absent. */
  readonly clock?: () => number;
}

/** For so long a file goes on after somebody was signed out: it may take many minutes, and is full of guests' data. */
export const ASK_EVERY_MS = 5_000;

/**
 * Passes a file on for as long as whoever asked for it is signed in.
 * @throws TRPCError `unauthenticated` in the middle of it
 */
export async function* whileSignedIn(pieces: Pieces, { ask, clock = () => performance.now() }: Watch): Pieces {
  let askedAt = clock();
  for await (const piece of pieces) {
    if (clock() - askedAt >= ASK_EVERY_MS) {
      if (!(await ask())) throw failureOf("unauthenticated");
      askedAt = clock();
    }
    yield piece;
  }
}
