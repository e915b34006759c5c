export type Side = "mine" | "theirs";

/** A field in which what one typed and what somebody else saved are not the same. */
export interface Difference<Name extends string> {
  readonly name: Name;
  /** The side that changed it, as far as that is one of the two; of both, mine. */
  readonly suggested: Side;
  readonly changedByBoth: boolean;
}

interface Versions<Values> {
  /** What both started from. */
  readonly base: Values;
  readonly mine: Values;
  readonly theirs: Values;
}

/** Where two edits of one thing differ, and who changed what. @param differ the fields in which two states are not the same */
export function threeWay<Values, Name extends string>(
  { base, mine, theirs }: Versions<Values>,
  differ: (a: Values, b: Values) => readonly Name[],
): Difference<Name>[] {
  const changedByMe = new Set(differ(base, mine));
  const changedByThem = new Set(differ(base, theirs));
  return differ(mine, theirs).map((name) => ({
    name,
    suggested: changedByThem.has(name) && !changedByMe.has(name) ? "theirs" : "mine",
    changedByBoth: changedByMe.has(name) && changedByThem.has(name),
  }));
}
