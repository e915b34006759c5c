import { findLost } from "./lost.ts";
import { findOversold } from "./oversold.ts";
import type { NodeState } from "./stored.ts";
import type { Told } from "./told.ts";

/** What is wrong, each in a sentence; all empty when all is well. */
export interface Verdict {
  /** Bookings, confirmations and cancellations that clients were promised. */
  readonly acknowledged: number;
  /** Bookings that were acknowledged and are missing on a node, or are not there as they were acknowledged. */
  readonly lost: readonly string[];
  /** Sessions with more seats sold than they have, or with a seat sold twice. */
  readonly oversold: readonly string[];
  /** Idempotency keys with more than one booking. */
  readonly duplicated: readonly string[];
  /** Reads, and changes that look for their booking, that did not see what had been acknowledged before they were sent. */
  readonly stale: readonly string[];
  /** Bookings that stand though every request for them was refused. */
  readonly refusedButMade: readonly string[];
}

/** Compares what clients were told with what every node has. */
export function judge(told: Told, nodes: readonly NodeState[]): Verdict {
  return {
    acknowledged: told.acknowledged,
    lost: findLost(told, nodes),
    oversold: unique(nodes.flatMap(findOversold)),
    duplicated: findDuplicates(told, nodes),
    stale: told.staleReads,
    refusedButMade: findUnwanted(told, nodes),
  };
}

export function isSound({ lost, oversold, duplicated, stale, refusedButMade }: Verdict): boolean {
  return [lost, oversold, duplicated, stale, refusedButMade].every((found) => found.length === 0);
}

function findDuplicates({ keys }: Told, nodes: readonly NodeState[]): string[] {
  const byKey = new Map<string, Set<string>>();
  const add = (key: string, id: string) => {
    const ids = byKey.get(key);
    if (ids === undefined) byKey.set(key, new Set([id]));
    else ids.add(id);
  };
  for (const [key, { bookings }] of keys) for (const id of bookings) add(key, id);
  for (const { bookings } of nodes) for (const { key, id } of bookings) add(key, id);
  return [...byKey]
    .filter(([, ids]) => ids.size > 1)
    .map(([key, ids]) => `key ${key} has ${ids.size} bookings: ${[...ids].join(", ")}`);
}

/** A booking whose key nobody was told of, nor left without an answer, was made by a request that was refused, or by nobody. */
function findUnwanted({ keys }: Told, nodes: readonly NodeState[]): string[] {
  const found = nodes.flatMap(({ bookings }) =>
    bookings.flatMap(({ id, key }) => {
      const known = keys.get(key);
      if (known !== undefined && (known.isInDoubt || known.bookings.size > 0)) return [];
      return [`booking ${id} of key ${key}: ${known === undefined ? "nobody asked for it" : "it was refused"}`];
    }),
  );
  return unique(found);
}

function unique(found: readonly string[]): string[] {
  return [...new Set(found)];
}
