import { setTimeout as sleep } from "node:timers/promises";
import type { AuditNode, CompareOptions } from "./node.ts";
import { LOOKS, type Look, PAUSE_MS, settle } from "./settle.ts";

/** Each takes seconds to be sure of. */
const MOST_NAMED = 20;
/** So many wait for their second look at a time: a few megabytes. */
const MOST_WAITING = 5_000;

export interface Differences {
  /** Takes in what looked different: it is looked at again. */
  add(look: Look): Promise<void>;
  /** Reports how many more differ than were named. */
  end(): Promise<void>;
}

interface DifferencesOptions extends CompareOptions {
  /** What is compared: one of them and several. */
  readonly kind: { readonly one: string; readonly many: string };
  readonly mostWaiting?: number;
}

/**
 * Names the first things of a kind that differ between two nodes, and counts the others: a node that went its own way differs in all
 * of them, and an audit must end. The others are looked at twice, with one pause for all of them that is as long as `settle` gives
 * each. They differ if both nodes are still as they were: then the second was not only late. Where one changed meanwhile, nobody can
 * tell, and it is a warning.
 */
export function createDifferences(first: AuditNode, other: AuditNode, options: DifferencesOptions): Differences {
  const { kind, onFinding, pauseMs = PAUSE_MS, mostWaiting = MOST_WAITING } = options;
  const counts = { violation: 0, warning: 0 };
  let named = 0;
  let waiting: { readonly look: Look; readonly before: Pair }[] = [];

  async function lookAgain(): Promise<void> {
    if (waiting.length > 0) await sleep(pauseMs * (LOOKS - 1));
    for (const { look, before } of waiting) {
      const now = await lookAtBoth(look);
      if (now.expected === now.found) continue;
      const stood = now.expected === before.expected && now.found === before.found;
      counts[stood ? "violation" : "warning"] += 1;
    }
    waiting = [];
  }

  async function lookAtBoth({ read }: Look): Promise<Pair> {
    return { expected: await read(first.query), found: await read(other.query) };
  }

  function report(severity: "violation" | "warning"): void {
    const count = counts[severity];
    if (count === 0) return;
    onFinding({
      invariant: 3,
      what: severity === "violation" ? "nodes-differ" : "still-changing",
      severity,
      sessionId: null,
      subject: `${count.toLocaleString("en")} more ${count === 1 ? kind.one : kind.many}`,
      expected: `the same rows as on ${first.name}`,
      found: severity === "violation" ? "other rows" : "other rows, which changed meanwhile",
      node: other.name,
    });
  }

  return {
    async add(look) {
      if (named < MOST_NAMED) {
        if (await settle(first, other, { ...options, ...look })) named += 1;
        return;
      }
      const before = await lookAtBoth(look);
      if (before.expected === before.found) return;
      waiting.push({ look, before });
      if (waiting.length >= mostWaiting) await lookAgain();
    },
    async end() {
      await lookAgain();
      report("violation");
      report("warning");
    },
  };
}

interface Pair {
  readonly expected: string;
  readonly found: string;
}
