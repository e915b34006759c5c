import { hasDiverged } from "./lineage.ts";
import type { NodeReport } from "./report.ts";

/**
 * What a node that is offline does next:
 * - `join`: start MariaDB as a member of the component that lives; `from` is one of its nodes
 * - `found`: ask all others to let it make a new, empty cluster
 * - `revive`: ask the others to let it start the cluster again from its data
 * - `wait`: look again; it will go on by itself
 * - `refuse`: look again; it goes on when the others change, or a person decides. `why` says what is wrong and what can be done.
 */
export type Decision =
  | { readonly kind: "join"; readonly from: NodeReport }
  | { readonly kind: "found" | "revive" }
  | { readonly kind: "wait" | "refuse"; readonly why: string };

export interface Situation {
  /** This node; offline. */
  readonly self: NodeReport;
  /** Those of the others that answered. */
  readonly peers: readonly NodeReport[];
  /** How many nodes the cluster has, this one and those that do not answer included. */
  readonly size: number;
  /** The one that may found the cluster. */
  readonly firstNode: string;
  /** How long nobody has come since: since this node began to look, or the last of the others came. */
  readonly waitedMs: number;
}

/** Nodes that were started together are all there by then, recovery of a usual redo log included: who is not is not expected any more. */
const PATIENCE_MS = 15_000;
/** What a node that holds data lacks has been given to it by then; a small copy has been made. */
const SHORT_TURN_MS = 15_000;
const LONG_TURN_MS = 45_000;

/** Nodes that must hold one history before it is started again without a person's word; as many must agree to the start. */
export const majorityOf = (size: number): number => Math.floor(size / 2) + 1;

type Holder = NodeReport & {
  readonly folder: { readonly kind: "history"; readonly uuid: string; readonly seqno: number };
};

/** Decides from what all nodes say of themselves. The same reports lead every node to the same node that starts the cluster. */
export function decide(situation: Situation): Decision {
  const { self, peers } = situation;
  if (self.folder.kind === "unreadable") {
    return refuse(`MariaDB cannot start on this node's data: ${self.folder.why}`, "discard");
  }
  const living = peers.filter((peer) => peer.primary);
  if (living.length > 0) return joinOrRefuse(situation, living);
  const moving = peers.find((peer) => peer.phase !== "offline");
  if (moving) return { kind: "wait", why: `${moving.name} is ${moving.phase}, and no node takes writes yet` };
  return holdsHistory(self) ? reviveOrWait(self, situation) : foundOrWait(situation);
}

function joinOrRefuse(situation: Situation, living: readonly NodeReport[]): Decision {
  const { self, waitedMs } = situation;
  const from = living[0] as NodeReport;
  const uuids = new Set(living.flatMap((peer) => (holdsHistory(peer) ? [peer.folder.uuid] : [])));
  if (uuids.size > 1) return refuse("two clusters are alive under one name", null);
  if (!holdsHistory(self)) return joinInTurn(situation, from);
  if (!holdsHistory(from)) return { kind: "wait", why: `${from.name} does not say yet which history it has` };
  if (self.folder.uuid !== from.folder.uuid) return refuse(differs(self, from), "discard");
  if (hasDiverged({ seqno: self.folder.seqno, lineage: self.lineage }, from)) {
    return refuse(`${differs(self, from)} (it was started again without this node)`, "discard");
  }
  // What a living node says is a moment old: it may have come as far meanwhile.
  if (self.folder.seqno > from.folder.seqno) {
    const why = `this node holds transactions up to ${self.folder.seqno}, ${from.name} only up to ${from.folder.seqno}`;
    return waitedMs > PATIENCE_MS ? refuse(why, "discard") : { kind: "wait", why };
  }
  return joinInTurn(situation, from);
}

/**
 * One joins after the other. A node that has just been given what it lacked does not always have all that a second one asked for
 * meanwhile, which then must begin anew ("IST didn't contain all write sets"); and the only giver is busy as long as it makes a copy.
 */
function joinInTurn({ self, peers, waitedMs }: Situation, from: NodeReport): Decision {
  const before = peers.find((peer) => goesFirst(peer, self));
  const turnMs = holdsHistory(self) ? SHORT_TURN_MS : LONG_TURN_MS;
  if (before === undefined || waitedMs > turnMs) return { kind: "join", from };
  return { kind: "wait", why: `${before.name} joins first` };
}

/** Who holds data needs little and is soon of use. */
function goesFirst(peer: NodeReport, self: NodeReport): boolean {
  if (peer.phase !== "offline") return peer.phase === "starting";
  if (holdsHistory(peer) !== holdsHistory(self)) return holdsHistory(peer);
  return peer.name < self.name;
}

function foundOrWait({ self, peers, size, firstNode }: Situation): Decision {
  const all = [self, ...peers];
  const isNew = all.length === size && all.every((node) => node.folder.kind === "empty");
  if (isNew && self.name === firstNode) return { kind: "found" };
  if (isNew) return { kind: "wait", why: `${firstNode} will found the cluster` };
  if (all.length < size)
    return { kind: "wait", why: `this node has no data; waiting for the others (${present(all, size)})` };
  const others = peers.some(holdsHistory) ? "those that have some cannot go on by themselves" : "no other node has any";
  return { kind: "wait", why: `this node has no data; ${others}` };
}

function reviveOrWait(self: Holder, { peers, size, waitedMs }: Situation): Decision {
  const all = [self, ...peers];
  const holders = all.filter(holdsHistory);
  const kin = holders.filter((node) => node.folder.uuid === self.folder.uuid);
  const { best, agreeing } = furthestParty(kin);
  if (agreeing.length >= majorityOf(size)) {
    if (!agreeing.includes(self)) return refuse(differs(self, best), "discard");
    // One who is still on its way may have come further than all who are here.
    const mayBeAhead = all.length < size || all.some((node) => node.folder.kind === "unreadable");
    if (mayBeAhead && waitedMs < PATIENCE_MS)
      return { kind: "wait", why: `giving the others time to come (${present(all, size)})` };
    return best === self
      ? { kind: "revive" }
      : { kind: "wait", why: `${best.name} has come furthest and will start the cluster` };
  }
  if (all.length < size)
    return { kind: "wait", why: `two nodes with the same data are needed (${present(all, size)})` };
  if (holders.length === 1) return refuse("this node alone holds data: the other folders are empty", "bootstrap");
  return refuse(`the nodes hold different histories: ${holders.map(describe).join(", ")}`, "bootstrap");
}

/**
 * Of those who hold one history, the largest party that can go on together, and who of it has come furthest. One that went on without the
 * others, or no longer knows the starts it took part in, is no reason for those to stop who agree: however far it has come.
 */
function furthestParty(kin: readonly Holder[]): { readonly best: Holder; readonly agreeing: readonly Holder[] } {
  const parties = [...kin]
    .sort((one, other) => (isAhead(one, other) ? -1 : 1))
    .map((best) => ({
      best,
      agreeing: kin.filter((node) => !hasDiverged({ seqno: node.folder.seqno, lineage: node.lineage }, best)),
    }));
  return parties.reduce((largest, party) => (party.agreeing.length > largest.agreeing.length ? party : largest));
}

/** Whether `node` has come further than `other`; of two as far, the name decides, alike for everybody who asks. */
export function isAhead(node: Holder, other: Holder): boolean {
  if (node.folder.seqno !== other.folder.seqno) return node.folder.seqno > other.folder.seqno;
  return node.name < other.name;
}

export function holdsHistory(node: NodeReport): node is Holder {
  return node.folder.kind === "history";
}

const ADVICE = {
  discard:
    "If what only this node holds may go: `guichet-node discard` on it sets its data aside and fetches the cluster's.",
  bootstrap:
    "If the data of one node are what you want: `guichet-node bootstrap` on it starts the cluster from them. Restore a backup otherwise.",
};

function refuse(what: string, advice: keyof typeof ADVICE | null): Decision {
  return { kind: "refuse", why: advice === null ? what : `${what}. ${ADVICE[advice]}` };
}

const differs = (self: Holder, other: Holder): string =>
  `this node's data are of another history than the cluster's: ${describe(self)}, ${describe(other)}`;

const describe = ({ name, folder }: Holder): string => `${name} ${folder.uuid.slice(0, 8)}:${folder.seqno}`;

const present = (all: readonly NodeReport[], size: number): string =>
  `${all.length} of ${size} are here: ${all.map((node) => node.name).join(", ")}`;
