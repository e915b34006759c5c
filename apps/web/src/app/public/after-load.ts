/** What nobody waits for: once the page and what it shows first have come, and the browser has nothing better to do. */
export function afterLoad(work: () => Promise<void>): void {
  const later = () => {
    const run = () => void work().catch((error: unknown) => console.warn("Not done after the page was there", error));
    // Safari has none before 2026.
    if ("requestIdleCallback" in window) window.requestIdleCallback(run, { timeout: 5_000 });
    else setTimeout(run, 1_000);
  };
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}
