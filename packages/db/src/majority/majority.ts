import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseBusyError } from "../errors.ts";
import { type ClusterNode, type Member, NotANodeError } from "./cluster-node.ts";

/**
 * Says when what this process was told to be committed is kept by more than one node. In Galera, COMMIT returns when every node has
 * received the change, not when it has written it: what the writer alone has written is lost when all die and its disk with it.
 */
export interface CommitMajority {
  /**
   * Resolves when enough nodes have committed all that was committed before this call: two of three.
   * @throws DatabaseBusyError when they have not said so in so many milliseconds; what was committed stays committed
   */
  confirm(withinMs: number): Promise<void>;
  /** What is wrong with the addresses, a line each: they lead to a server that answers and is no node of a cluster. */
  mistakes(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A database that is one server: what it has committed is all there is. */
export const ONE_SERVER: CommitMajority = {
  confirm: () => Promise.resolve(),
  mistakes: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};

export interface MajorityOptions {
  /** Monotonic milliseconds; a test passes its own. */
  readonly now?: () => number;
  /** Waits so many milliseconds; a test passes its own. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/**
 * Nodes that must have a change before anybody is told of it. After all nodes have died, more than half of them may start the cluster
 * again (deploy/galera): so many that one of those has it. However few the cluster has now: two that were stopped in order start it again
 * without the third, and know nothing of what that one took meanwhile.
 */
const enoughOf = (nodes: number): number => Math.min(nodes, Math.max(2, Math.ceil(nodes / 2)));
const PAUSE_MS = 50;
const TOO_FEW = "Too few nodes of the cluster have said that they have what was committed";

/** @param nodes of one cluster, each by an address of its own */
export function createMajority(nodes: readonly ClusterNode[], options: MajorityOptions = {}): CommitMajority {
  const { now = () => performance.now(), pause = sleep } = options;

  async function confirm(withinMs: number): Promise<void> {
    const deadline = now() + withinMs;
    const late = lateAfter(withinMs);
    try {
      for (;;) {
        const outcome = await Promise.race([askAll(nodes), late.promise]);
        if (outcome === "enough") return;
        if (outcome === "late" || now() + PAUSE_MS >= deadline) throw new DatabaseBusyError(TOO_FEW);
        await pause(PAUSE_MS);
      }
    } finally {
      late.cancel();
    }
  }

  return {
    confirm,
    async mistakes() {
      const answers = await Promise.allSettled(nodes.map((node) => node.catchUp()));
      return answers.flatMap((answer) =>
        answer.status === "rejected" && answer.reason instanceof NotANodeError ? [answer.reason.message] : [],
      );
    },
    async close() {
      await Promise.all(nodes.map((node) => node.close()));
    },
  };
}

type Round = "enough" | "too-few";

/** Asks every node at once, and ends when enough have caught up: one that is slow or dead holds nobody up. */
async function askAll(nodes: readonly ClusterNode[]): Promise<Round> {
  const seen = new Map<string, Member>();
  const { promise: enough, resolve } = Promise.withResolvers<Round>();
  const all = nodes.map(async (node) => {
    const member = await node.catchUp();
    seen.set(nameOf(member), member);
    const together = [...seen.values()].filter(({ cluster }) => cluster === member.cluster);
    if (together.length >= enoughOf(nodes.length)) resolve("enough");
  });
  return Promise.race([enough, Promise.allSettled(all).then((): Round => "too-few")]);
}

/** Two addresses of one node have one name. */
function nameOf({ cluster, node }: Member): string {
  return `${cluster} ${node}`;
}

function lateAfter(ms: number): { readonly promise: Promise<"late">; cancel(): void } {
  const { promise, resolve } = Promise.withResolvers<"late">();
  const timer = setTimeout(resolve, ms, "late");
  return { promise, cancel: () => clearTimeout(timer) };
}
