import { keepInTab, readFromTab } from "../tab-storage.ts";
import type { Entry } from "./history.ts";

/** How far each entry of the tab's history was scrolled when it was left, the last one left first. */
const KEY = "guichet.scroll";
const MOST_KEPT = 50;

/** Keys of entries, and pixels from the top. */
type Kept = readonly (readonly [key: string, top: number])[];

function kept(): Kept {
  try {
    return JSON.parse(readFromTab(KEY) ?? "[]") as Kept;
  } catch {
    return [];
  }
}

export function keepScroll(key: string, top: number): void {
  const others = kept().filter(([of]) => of !== key);
  keepInTab(KEY, JSON.stringify([[key, Math.round(top)], ...others].slice(0, MOST_KEPT)));
}

/** Scrolls to where an entry begins or was left, once its page is shown. The returned function gives up what has not been reached yet. */
export function scrollFor({ key, arrival }: Entry): () => void {
  const left = kept().find(([of]) => of === key)?.[1];
  if (arrival === "forward" || (arrival === "return" && left === undefined))
    window.scrollTo({ top: 0, behavior: "instant" });
  else if ((arrival === "return" || arrival === "load") && left !== undefined) return scrollBack(left);
  else if (arrival === "load") document.getElementById(location.hash.slice(1))?.scrollIntoView();
  return () => {};
}

/** What the visitor does to go elsewhere meanwhile. */
const OWN_WAYS = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** Scrolls to `top` as soon as the page is long enough: its lists may still be on their way. A visitor who scrolls is left alone. */
function scrollBack(top: number): () => void {
  const reach = () => {
    window.scrollTo({ top, behavior: "instant" });
    if (Math.abs(window.scrollY - top) <= 1) giveUp();
  };
  const growth = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(reach);
  const giveUp = () => {
    growth?.disconnect();
    for (const way of OWN_WAYS) window.removeEventListener(way, giveUp);
  };
  for (const way of OWN_WAYS) window.addEventListener(way, giveUp, { passive: true });
  growth?.observe(document.body);
  reach();
  return giveUp;
}
