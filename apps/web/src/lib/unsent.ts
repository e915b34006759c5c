import { onlineManager } from "@tanstack/react-query";
import { isUnheard, NothingSent } from "./problem.ts";

interface Sending {
  readonly wasOffline: boolean;
}

/** For a mutation: notes whether there was a network when it began. It is tried all the same, as the device may be wrong. */
export const NOTE_CONNECTION = { onMutate: (): Sending => ({ wasOffline: !onlineManager.isOnline() }) } as const;

interface Attempt {
  readonly error: unknown;
  readonly context: Sending | undefined;
  readonly failureCount: number;
}

/**
 * The error of a mutation with {@link NOTE_CONNECTION}: {@link NothingSent} where that is certain. Of one that was tried several times, or
 * lost on the way, it is not.
 */
export function sendingError({ error, context, failureCount }: Attempt): unknown {
  const isCertain = error !== null && isUnheard(error) && context?.wasOffline === true && failureCount <= 1;
  return isCertain ? new NothingSent(error) : error;
}
