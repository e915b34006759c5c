import { awaitHeading } from "../heading-focus.ts";
import { addressOf, type Target } from "./addresses.ts";
import { keepScroll } from "./scroll.ts";

/** How the visitor came to an entry of the browser's history; what is scrolled to depends on it. */
export type Arrival =
  /** The page was loaded, or loaded again. */
  | "load"
  | "forward"
  /** The same page in another state: it stays where it is. */
  | "in-place"
  /** By the browser's own buttons, to an entry that was left before. */
  | "return"
  /** To a part of the page, by a plain link: the browser scrolls. */
  | "part";

export interface Entry {
  /** Tells entries of one address apart. */
  readonly key: string;
  readonly pathname: string;
  readonly search: string;
  readonly arrival: Arrival;
}

export interface GoOptions {
  /** The present entry becomes the new one: a step back leads to what was before. */
  readonly replace?: boolean | undefined;
  /** False for a change within the page, which stays where it is. */
  readonly resetScroll?: boolean | undefined;
}

const followers = new Set<(entry: Entry) => void>();
let present: Entry | undefined;

/** The entry at which the page was loaded. */
export function firstEntry(): Entry {
  return arriveAt("load");
}

/** Goes to a page of the public interface without loading another document. */
export function navigate({ replace, resetScroll, ...target }: Target & GoOptions): void {
  const address = addressOf(target);
  leave();
  // As browsers do with a link to where one is already.
  const isHere = address === location.pathname + location.search;
  history[replace === true || isHere ? "replaceState" : "pushState"]({ key: newKey() }, "", address);
  announce(resetScroll === false ? "in-place" : "forward");
}

/** Tells of every entry that is arrived at, until the returned function is called. */
export function followHistory(onEntry: (entry: Entry) => void): () => void {
  followers.add(onEntry);
  // Pages come after their addresses: the browser would scroll too early.
  history.scrollRestoration = "manual";
  window.addEventListener("popstate", returned);
  window.addEventListener("pagehide", leave);
  return () => {
    followers.delete(onEntry);
    if (followers.size > 0) return;
    window.removeEventListener("popstate", returned);
    window.removeEventListener("pagehide", leave);
  };
}

function returned(): void {
  leave();
  const isPart = keyOfState() === undefined && location.hash !== "";
  announce(isPart ? "part" : "return");
}

/** Notes how far the entry that is left was scrolled. */
function leave(): void {
  if (present !== undefined) keepScroll(present.key, window.scrollY);
}

function announce(arrival: Arrival): void {
  const before = present?.pathname;
  const entry = arriveAt(arrival);
  if (entry.pathname !== before) awaitHeading();
  for (const tell of followers) tell(entry);
}

function arriveAt(arrival: Arrival): Entry {
  const key = keyOfState() ?? newKey();
  if (keyOfState() === undefined) history.replaceState({ key }, "");
  present = { key, pathname: location.pathname, search: location.search, arrival };
  return present;
}

function keyOfState(): string | undefined {
  const state = history.state as { readonly key?: unknown } | null;
  return typeof state?.key === "string" ? state.key : undefined;
}

function newKey(): string {
  return Math.random().toString(36).slice(2);
}
