const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** Waits after the first, second, … attempt that failed: some three days in all, as mail servers do among themselves (RFC 5321 §4.5.4.1). */
const WAITS_MS = [1, 5, 15, 60, 120, 240, 480, 720, 720, 720, 720].map((minutes) => minutes * MINUTE_MS);

/** How often a letter is tried. */
export const MOST_ATTEMPTS = WAITS_MS.length + 1;

/** Letters that one address gets within an hour, attempts counted: more than anybody books. The others wait, as if they had failed. */
export const MOST_AN_HOUR = 30;

/** How long one attempt may take before another process may begin one: longer than every timeout of the connection together. */
export const ATTEMPT_MS = 10 * MINUTE_MS;

/** How long it stays known that a letter was sent, or given up; not what it said. */
export const KEPT_MS = 30 * 24 * HOUR_MS;

/** When a letter whose `attempts`th attempt failed is tried again; null: never. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = WAITS_MS[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
