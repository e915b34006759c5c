import { setTimeout as sleep } from "node:timers/promises";
import { decide, majorityOf } from "./decision.ts";
import { ALONE_MS } from "./grant.ts";
import type { Lineage } from "./lineage.ts";
import { log, quietLog } from "./log.ts";
import type { NodeState } from "./node-state.ts";
import type { Override } from "./override.ts";
import type { Peers } from "./peers.ts";
import type { NodeReport } from "./report.ts";
import type { Settings } from "./settings.ts";

/** How a node's server is started. */
export type StartPlan =
  | { readonly kind: "join"; readonly lineage: Lineage }
  /** What kept MariaDB from the folder may have passed: a disk that was full, a server that still held it. */
  | { readonly kind: "look-again" }
  /** `aloneUntil`: monotonic milliseconds; null when a person has decided that it may stay alone. */
  | { readonly kind: "found" | "revive"; readonly aloneUntil: number | null };

export interface Circumstances {
  readonly settings: Settings;
  readonly state: NodeState;
  readonly peers: Peers;
  /** An operator's word, if there is one. */
  readonly override: Override;
  readonly signal: AbortSignal;
}

const PAUSE_MS = 500;
/** Others have agreed on a start without this node by then, and a person has had time to read why it waits. */
const UNREADABLE_MS = 60_000;

/**
 * Looks at the other nodes until it is clear how this one, which is offline, starts.
 * @throws AbortError when the supervisor stops
 */
export async function chooseStart(around: Circumstances): Promise<StartPlan> {
  const { settings, state, peers, override, signal } = around;
  const began = performance.now();
  const say = quietLog();
  let here = 0;
  let sinceLast = began;
  for (;;) {
    await override.discardIfAsked(state);
    if (state.folder.kind === "unreadable" && performance.now() - began > UNREADABLE_MS) return { kind: "look-again" };
    const reports = await peers.reports();
    signal.throwIfAborted();
    // Whoever comes may be the first of several: those that are still on their way get their time, too.
    if (reports.length > here) sinceLast = performance.now();
    here = reports.length;
    const gone = override.bootstrapWithout();
    if (gone !== null) {
      const plan = await bootstrapByHand(around, reports, gone);
      if (plan !== null) return plan;
    }
    const decision = decide({
      self: state.report(),
      peers: reports,
      size: settings.nodes.length,
      firstNode: settings.firstNode,
      waitedMs: performance.now() - sinceLast,
    });
    if (decision.kind === "join") {
      log(`joining the cluster of ${decision.from.name}`);
      return { kind: "join", lineage: decision.from.lineage };
    }
    if (decision.kind === "wait" || decision.kind === "refuse") {
      state.note = decision.kind === "refuse" ? `STOPPED: ${decision.why}` : decision.why;
    } else {
      const needed = decision.kind === "found" ? settings.nodes.length : majorityOf(settings.nodes.length);
      const word = await askForWord(around, { needed, forced: false });
      if (word.given) return { kind: decision.kind, aloneUntil: word.aloneUntil };
      state.note = `may not start the cluster yet: ${word.why}`;
    }
    say(state.note);
    // Two that ask at the same moment get in each other's way: not at the next one, too.
    await sleep(PAUSE_MS + Math.random() * PAUSE_MS, undefined, { signal });
  }
}

async function bootstrapByHand(
  around: Circumstances,
  reports: readonly NodeReport[],
  gone: readonly string[],
): Promise<StartPlan | null> {
  const { override } = around;
  const obstacle = obstacleToBootstrap(around, reports, gone);
  if (obstacle !== null) {
    log(`not bootstrapping: ${obstacle}`);
    override.heeded();
    return null;
  }
  const word = await askForWord(around, { needed: reports.length + 1, forced: true });
  if (!word.given) {
    log(`not bootstrapping yet: ${word.why}`);
    return null;
  }
  override.heeded();
  return { kind: "revive", aloneUntil: null };
}

/** A node that does not answer may well live, with others: whoever says that it is gone has seen to it. */
function obstacleToBootstrap(
  { settings, state }: Circumstances,
  reports: readonly NodeReport[],
  gone: readonly string[],
): string | null {
  const living = reports.find((report) => report.primary);
  if (living !== undefined) return `${living.name} is part of a cluster that lives`;
  if (state.folder.kind !== "history") return "this node holds no data";
  const here = new Set([settings.nodeName, ...reports.map((report) => report.name), ...gone]);
  const silent = settings.nodes.map((node) => node.name).filter((name) => !here.has(name));
  if (silent.length === 0) return null;
  return `${silent.join(" and ")} may be alive and do not answer. Stop them, then: guichet-node bootstrap ${silent.join(" ")}`;
}

type Word = { readonly given: true; readonly aloneUntil: number } | { readonly given: false; readonly why: string };

/** Asks this node and all others for their word; gives it back where it does not suffice. */
async function askForWord(
  { state, peers }: Circumstances,
  { needed, forced }: { readonly needed: number; readonly forced: boolean },
): Promise<Word> {
  const request = { candidate: state.report(), forced };
  const aloneUntil = performance.now() + ALONE_MS;
  const own = state.grant(request);
  if (!own.granted) return { given: false, why: own.why };
  const answers = await peers.askGrants(request);
  if (1 + answers.filter((answer) => answer.granted).length >= needed) return { given: true, aloneUntil };
  await giveBackWord(state, peers);
  const objections = answers.flatMap((answer) => (answer.granted ? [] : [answer.why]));
  return { given: false, why: objections.join("; ") };
}

/** To be called when this node has not started, has stopped again, or is not alone any more. */
export async function giveBackWord(state: NodeState, peers: Peers): Promise<void> {
  const self = state.report();
  state.release(self.name);
  await peers.release(self);
}
