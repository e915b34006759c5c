/** In which a slow device still loads what its visitor came for. */
const QUIET_MS = 3_000;

/** What nobody waits for: a while after the page and what it shows first have come, when the browser has nothing better to do. */
export function afterLoad(work: () => Promise<void>): void {
  const later = () => {
    const run = () => void work().catch((error: unknown) => console.warn("Not done after the page was there", error));
    // Safari has none before 2026.
    if ("requestIdleCallback" in window) window.requestIdleCallback(run, { timeout: 5_000 });
    else run();
  };
  const afterAWhile = () => setTimeout(later, QUIET_MS);
  if (document.readyState === "complete") afterAWhile();
  else window.addEventListener("load", afterAWhile, { once: true });
}
