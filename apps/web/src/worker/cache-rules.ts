/** What the worker does with a request of a page: leaves it to the browser, or answers it itself. */
export type Treatment =
  /** As if there were no worker. */
  | "pass"
  /** A page of the public interface: from the network, or the kept shell when the network does not give it. */
  | "page"
  /** A file of the interface: the kept one, where there is one. */
  | "file";

interface Asked {
  readonly method: string;
  readonly url: string;
  /** `navigate` for a page that is opened. */
  readonly mode: string;
}

interface Kept {
  /** Of the worker itself. */
  readonly origin: string;
  /** Paths of the files of this build. */
  readonly files: ReadonlySet<string>;
}

/**
 * Pages that the interface can show by itself. Everything that is not named here is never touched: the admin interface, answers of any
 * kind, exports, streams, pictures, and addresses that lead nowhere.
 */
const PAGES = /^\/(?:events\/[^/]+\/?|bookings\/[^/]+\/?|my-bookings\/?|accessibility\/?|offline\/?)?$/;

export function treatmentOf({ method, url, mode }: Asked, { origin, files }: Kept): Treatment {
  const { origin: ofRequest, pathname } = new URL(url);
  if (method !== "GET" || ofRequest !== origin) return "pass";
  if (mode === "navigate") return PAGES.test(pathname) ? "page" : "pass";
  // Named by their content: those of an earlier version, too, are as good as the day they were kept.
  return pathname.startsWith("/assets/") || files.has(pathname) ? "file" : "pass";
}

/** Said by what stands before a server that is not there, or by one that cannot serve: the interface asks again by itself, and says so. */
const NOBODY_THERE: ReadonlySet<number> = new Set([502, 503, 504]);

export function isFromServer({ status }: Pick<Response, "status">): boolean {
  return !NOBODY_THERE.has(status);
}

const PREFIX = "guichet-";

export function cacheNameOf(version: string): string {
  return PREFIX + version;
}

/**
 * Which caches a new version may throw away. Those of the two versions before it stay: pages of theirs may be open, which still load files
 * when they are needed.
 * @param names in the order in which they were made
 */
export function staleCaches(names: readonly string[], current: string): string[] {
  const others = names.filter((name) => name.startsWith(PREFIX) && name !== current);
  return others.slice(0, Math.max(0, others.length - 2));
}
