import type { NodeReport } from "./report.ts";

/** Galera itself brings nodes together again within seconds when their network is back: longer than that. */
const MERGE_MS = 5_000;
const STUCK_MS = 20_000;
/** One that has come up and was turned away by the others begins anew. */
const TURNED_AWAY_MS = 4_000;
/** A process that was stopped for a moment, or whose disk stands still, may come back. */
const SILENT_MS = 60_000;

export interface Outside {
  /** How long this node's server has not been part of the primary component, or has not answered at all. */
  readonly forMs: number;
  readonly silent: boolean;
  /** Whether it was part of it before. */
  readonly joined: boolean;
  /** Those of the other nodes that answer. */
  readonly peers: readonly NodeReport[];
}

/**
 * Whether a node whose server runs, but takes no writes, stops it: to have a say, with what it holds, in how the cluster starts again, or
 * to join the one that lives.
 * @returns why, or null when it goes on waiting
 */
export function whyStepDown({ forMs, silent, joined, peers }: Outside): string | null {
  // Cut off from everybody it can do nothing: its server takes part again as soon as the network is back.
  if (peers.length === 0) return null;
  if (silent && forMs < SILENT_MS) return null;
  if (peers.some((peer) => peer.primary)) {
    if (!joined && !silent && forMs > TURNED_AWAY_MS) return "it was not let in";
    return forMs > STUCK_MS ? "the cluster lives, and this node does not come back into it by itself" : null;
  }
  const someOffline = peers.some((peer) => peer.phase === "offline");
  if (someOffline && forMs > MERGE_MS) return "no node takes writes, and another one is offline";
  return forMs > STUCK_MS ? "no node takes writes" : null;
}

/**
 * Whether a node that takes writes, in a cluster of fewer than a majority, gives way to one that was started without it: an operator may
 * have started it by mistake.
 * @returns why, or null when it may stay
 */
export function whyGiveWay(self: NodeReport, peers: readonly NodeReport[]): string | null {
  const start = (node: NodeReport) => node.lineage.at(-1)?.id;
  const other = peers.find((peer) => peer.primary && start(peer) !== start(self));
  return other === undefined ? null : `${other.name} is part of another start of the cluster`;
}
