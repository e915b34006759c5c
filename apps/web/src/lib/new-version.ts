import { useSyncExternalStore } from "react";
import { keepInTab, readFromTab } from "./tab-storage.ts";

let isOffered = false;
const listeners = new Set<() => void>();

/** There is a newer version than the one in this page. It is taken when a page is next opened, or when the visitor wants it. */
export function offerNewVersion(): void {
  isOffered = true;
  for (const notify of listeners) notify();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIsNewVersionOffered(): boolean {
  return useSyncExternalStore(subscribe, () => isOffered);
}

const RELOADED_AT = "guichet.reloaded-at";
/** A file that is missing again so soon is not one of an older version. */
const LEAST_BETWEEN_MS = 60_000;

/**
 * A file of this version that cannot be loaded: it went when a newer one was put in its place. The page is opened anew, once, unless that
 * would lose what is typed in it: then it is left to the visitor.
 */
export function followMissingFiles(): void {
  window.addEventListener("vite:preloadError", () => {
    if (!navigator.onLine) return;
    if (isTyped()) return offerNewVersion();
    if (Date.now() - Number(readFromTab(RELOADED_AT) ?? 0) < LEAST_BETWEEN_MS) return;
    keepInTab(RELOADED_AT, String(Date.now()));
    window.location.reload();
  });
}

function isTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>(
    "form input:not([type]), form input[type=email], form input[type=text]",
  );
  return [...fields].some(({ value }) => value !== "");
}
