/*
 * Galera numbers the transactions of a history, and a cluster that is started again after all nodes went down goes on counting where
 * the node began that started it. A node that had come further, and was not there then, cannot be told from the others by its number any
 * more once they have overtaken it: it would be given what it lacks at the end, and keep what only it has in the middle. So the
 * supervisors keep a list of their own: at which number the history was started again.
 */

/** A start of the cluster from one node's data. */
export interface Restart {
  /** Random; two starts at one number differ. */
  readonly id: string;
  /** The last transaction that the history had then. */
  readonly seqno: number;
}

/** The starts of a history, oldest first. */
export type Lineage = readonly Restart[];

/** What a node holds of a history, and how that history came about. */
export interface HeldHistory {
  /** The last transaction it holds. */
  readonly seqno: number;
  readonly lineage: Lineage;
}

/** More starts than anybody makes between two looks at a node. */
const KEPT = 200;

/** The lineage of a history that goes on from `held`. Starts that the node only knew of, as it has not come so far, were of another. */
export function restarted(held: HeldHistory, id: string): Lineage {
  const past = held.lineage.filter((restart) => restart.seqno <= held.seqno);
  return [...past, { id, seqno: held.seqno }].slice(-KEPT);
}

/**
 * Whether `held` has transactions that `other`'s history has not, or has others in their place: one of them was started again, without the
 * other, at a point that `held` has passed.
 */
export function hasDiverged(held: HeldHistory, other: { readonly lineage: Lineage }): boolean {
  const known = new Set(other.lineage.map((restart) => restart.id));
  const lastCommon = held.lineage.findLastIndex((restart) => known.has(restart.id));
  if (lastCommon === -1 && (held.lineage.length > 0 || other.lineage.length > 0)) return true;
  const commonId = held.lineage[lastCommon]?.id;
  const otherCommon = other.lineage.findIndex((restart) => restart.id === commonId);
  const apart = [...held.lineage.slice(lastCommon + 1), ...other.lineage.slice(otherCommon + 1)];
  return apart.some((restart) => restart.seqno < held.seqno);
}
