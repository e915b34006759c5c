/** How a figure is to what it was before. */
export type Comparison =
  | { readonly kind: "same" }
  /** There was nothing to compare with. */
  | { readonly kind: "from-nothing" }
  /** By a share of what it was: 0.12 is 12 %. */
  | { readonly kind: "more" | "less"; readonly share: number };

export function compare(now: number, before: number): Comparison {
  if (now === before) return { kind: "same" };
  if (before === 0) return { kind: "from-nothing" };
  return { kind: now > before ? "more" : "less", share: Math.abs(now - before) / before };
}
