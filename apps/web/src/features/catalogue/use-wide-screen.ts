import { useSyncExternalStore } from "react";

/** Where the filters fit beside each other; as in catalogue.css. */
const WIDE = "(width >= 48rem)";

/** Whether the window is wide; it may be turned. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(listen, () => window.matchMedia(WIDE).matches);
}

function listen(onChange: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
