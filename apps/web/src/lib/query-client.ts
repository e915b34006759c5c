import { onlineManager, QueryClient } from "@tanstack/react-query";
import { reasonOf, retryAfterSeconds, troubleOf } from "./problem.ts";

/** Of a server that is busy or does not answer: about half a minute in all, in which a database that lost a node is back. */
const MOST_RETRIES = 6;
/** Of a server that says it is broken. */
const MOST_RETRIES_OF_BROKEN = 2;
const LONGEST_WAIT_MS = 8_000;

/**
 * Only what may pass by itself is tried again: no answer, or a server that says it is busy or broken, or that it was asked too often and
 * will answer soon. Any other 4xx never.
 */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  const trouble = troubleOf(error);
  // The device itself knows that nobody would hear it: that is said at once.
  if (!onlineManager.isOnline()) return false;
  if (trouble.kind === "unreachable" || trouble.status === 503) return failureCount < MOST_RETRIES;
  if (trouble.status === 429)
    return failureCount < MOST_RETRIES && (retryAfterSeconds(error) ?? 60) <= LONGEST_WAIT_MS / 1000;
  return trouble.status >= 500 && failureCount < MOST_RETRIES_OF_BROKEN;
}

/** Milliseconds before the next try: 0.5 s, 1 s, 2 s, … and not before the server asks for it. */
export function retryDelay(failureCount: number, error: unknown): number {
  const asked = (retryAfterSeconds(error) ?? 0) * 1000;
  const delay = Math.min(Math.max(500 * 2 ** failureCount, asked), LONGEST_WAIT_MS);
  // Whoever was refused together must not come back together.
  return reasonOf(error) === "too-many-requests" ? delay + Math.random() * 1_000 : delay;
}

/** For a mutation that changes nothing when it is done again: of one that got no answer nobody knows whether it was done. */
export const REPEATABLE = { retry: shouldRetry, retryDelay } as const;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // `always`: while the device is offline a request fails and says so. Paused, a page would stay grey without a word, and
      // a confirmation could go out long after its visitor gave up on it.
      queries: { retry: shouldRetry, retryDelay, staleTime: 5_000, networkMode: "always" },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
