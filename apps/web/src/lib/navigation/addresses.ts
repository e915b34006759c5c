import { readCatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { readEventSearch } from "./event-search.ts";

/** Reads what follows the question mark of an address, unless the page takes nothing from it. */
type SearchReader = (raw: Readonly<Record<string, string>>) => object;

const nothing = () => ({});

/** The pages of the public interface by their paths, and how each reads its search. A `$name` stands for one segment. */
const PAGES = {
  "/": readCatalogueSearch,
  "/events/$slug": readEventSearch,
  "/bookings/$id": nothing,
  "/my-bookings": nothing,
  "/accessibility": nothing,
  "/offline": nothing,
} as const satisfies Readonly<Record<string, SearchReader>>;

export type Path = keyof typeof PAGES;

type ParamOf<P extends string> = P extends `${string}$${infer Name}/${infer Rest}`
  ? Name | ParamOf<Rest>
  : P extends `${string}$${infer Name}`
    ? Name
    : never;

type Params<P extends Path> = Readonly<Record<ParamOf<P>, string>>;
type Search<P extends Path> = ReturnType<(typeof PAGES)[P]>;

/** Where an address leads. */
export type Place = { [P in Path]: { readonly to: P; readonly params: Params<P>; readonly search: Search<P> } }[Path];

/** What a link leads to: a wrong path, a missing parameter or an unknown field of the search does not compile. */
export type Target = {
  [P in Path]: { readonly to: P; readonly search?: Search<P> } & ([ParamOf<P>] extends [never]
    ? { readonly params?: never }
    : { readonly params: Params<P> });
}[Path];

/** The address of a place, from its path on. What of its search is undefined is left out. */
export function addressOf({ to, params, search = {} }: Target): string {
  const values: Readonly<Record<string, string>> = params ?? {};
  const path = to.replaceAll(/\$(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  const query = Object.entries(search)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${readable(String(value))}`)
    .join("&");
  return query === "" ? path : `${path}?${query}`;
}

/** As URLSearchParams reads it, and a reader too: spaces as +, lists with their commas. */
function readable(value: string): string {
  return encodeURIComponent(value).replaceAll("%20", "+").replaceAll("%2C", ",");
}

/** The place that a path and a search (with its question mark) are the address of; null when it is none of ours. */
export function placeOf(pathname: string, search: string): Place | null {
  for (const [to, read] of Object.entries(PAGES)) {
    const params = paramsOf(to, pathname);
    if (params !== null) return { to, params, search: read(Object.fromEntries(new URLSearchParams(search))) } as Place;
  }
  return null;
}

function paramsOf(path: string, pathname: string): Record<string, string> | null {
  const names = path.split("/");
  const segments = pathname.replace(/(.)\/$/, "$1").split("/");
  if (segments.length !== names.length) return null;
  const params: Record<string, string> = {};
  for (const [i, name] of names.entries()) {
    const segment = segments[i] ?? "";
    if (name.startsWith("$") && segment !== "") params[name.slice(1)] = decoded(segment);
    else if (name !== segment) return null;
  }
  return params;
}

/** A segment that was encoded wrongly leads to something that is not found, and does not break the page. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
