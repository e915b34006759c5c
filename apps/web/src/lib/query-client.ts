import { QueryClient } from "@tanstack/react-query";
import { retryAfterSeconds, troubleOf } from "./problem.ts";

const MOST_RETRIES = 2;
const LONGEST_WAIT_MS = 8_000;

/** Only what may pass by itself is tried again: no answer, or a server that says it is busy or broken. A 4xx never. */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  const trouble = troubleOf(error);
  const mayPass = trouble.kind === "unreachable" || trouble.status >= 500;
  return mayPass && failureCount < MOST_RETRIES;
}

/** Milliseconds before the next try: what the server asks for, else 0.5 s, 1 s, 2 s, … */
export function retryDelay(failureCount: number, error: unknown): number {
  const asked = retryAfterSeconds(error);
  return Math.min(asked === undefined ? 500 * 2 ** failureCount : asked * 1000, LONGEST_WAIT_MS);
}

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
