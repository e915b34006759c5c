/** What may be said of each filter: another value, or that it is none any more. */
export type FilterChanges<Search> = { readonly [Key in keyof Search]?: Search[Key] | undefined };

/** The filters of a list after some were changed. Those that are empty are left out of the address. */
export function changedFilters<Search extends object>(filters: Search, changes: FilterChanges<Search>): Search {
  const given = Object.entries({ ...filters, ...changes }).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(given) as Search;
}
