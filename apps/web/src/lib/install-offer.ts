import { useSyncExternalStore } from "react";

/** Chromium's way to say that the page may offer to be installed; not in any standard yet. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallPrompt | null = null;
const listeners = new Set<() => void>();

function setOffer(next: InstallPrompt | null): void {
  offer = next;
  for (const notify of listeners) notify();
}

/** Waits for the browser's offer, and keeps it from being shown: whoever wants it finds a link. Called once, at start. */
export function followInstallOffer(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    setOffer(event as InstallPrompt);
  });
  window.addEventListener("appinstalled", () => setOffer(null));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What asks the browser to install the interface; null when it cannot, or has done so. */
export function useInstallOffer(): (() => void) | null {
  const current = useSyncExternalStore(subscribe, () => offer);
  if (current === null) return null;
  return () => {
    // It can be used once.
    setOffer(null);
    void current.prompt();
  };
}
