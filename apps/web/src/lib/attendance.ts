const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/** What a page asks for by itself is told apart from what somebody asks for, once nobody has touched the page for so long. */
const ATTENDED_MS = 60_000;

/** Milliseconds since the epoch; the page was opened by somebody. */
let touchedAt = Date.now();

for (const sign of SIGNS) {
  window.addEventListener(
    sign,
    () => {
      touchedAt = Date.now();
    },
    { passive: true, capture: true },
  );
}

/**
 * Headers that say when nobody attends to the page: pages that refresh by themselves must not keep a sign-in alive, which ends after half
 * an hour without use.
 */
export function attendanceHeaders(): Record<string, string> {
  return Date.now() - touchedAt > ATTENDED_MS ? { "x-guichet-unattended": "1" } : {};
}
