import { existsSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { majorityOf } from "./decision.ts";
import { log } from "./log.ts";
import type { Mariadbd } from "./mariadbd.ts";
import type { NodeFiles } from "./node-files.ts";
import { SqlSession } from "./sql-session.ts";
import { type Circumstances, giveBackWord } from "./start-plan.ts";
import { whyGiveWay, whyStepDown } from "./step-down.ts";
import { askVitals, isWhole, type Vitals } from "./vitals.ts";

export interface Watch extends Circumstances {
  readonly files: NodeFiles;
  /** Monotonic milliseconds by which a second node must have come; null when it need not. */
  readonly aloneUntil: number | null;
  /** What is still to be done, once it takes writes, before others may come. */
  readonly onPrimary: (() => Promise<void>) | null;
}

const PAUSE_MS = 300;

/**
 * Watches a server until it has ended: by itself, because the supervisor stops, or because this decides so.
 * @returns how it ended
 * @throws what keeps it from watching, after the server has ended
 */
export async function watchServer(server: Mariadbd, watch: Watch): Promise<string> {
  const { state, peers, signal, files, settings } = watch;
  const session = new SqlSession(files);
  let running = true;
  const ended = server.ended.finally(() => {
    running = false;
  });
  const stop = () => void server.stop();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    let insideAt: number | null = null;
    while (running) {
      const vitals = await askVitals(session, settings.nodeDir).catch(() => null);
      if (!running) break;
      if (vitals?.primary && vitals.ready && state.phase === "starting") {
        await watch.onPrimary?.();
        state.phase = "running";
      }
      const wasAlone = state.alone;
      state.takeVitals(vitals);
      // Two are more than the others could be against them: the word that was given has served its purpose.
      if (wasAlone && !state.alone) await giveBackWord(state, peers);
      if (state.onlyCopy && !state.alone) state.onlyCopy = !(await peers.reports()).some((peer) => peer.primary);
      if (vitals !== null && isWhole(vitals) && !existsSync(files.whole)) writeFileSync(files.whole, "");
      // A joiner that answers is at the end of its way: it is inside, or was turned away.
      if (vitals?.primary || (vitals !== null && insideAt === null)) insideAt = performance.now();
      if (state.alone && watch.aloneUntil !== null && performance.now() > watch.aloneUntil) {
        log("no second node has come: stopping again, so that another may start the cluster");
        server.kill();
      } else if (vitals?.primary && vitals.clusterSize < majorityOf(settings.nodes.length)) {
        await stopIf(server, whyGiveWay(state.report(), await peers.reports()));
      } else if (insideAt !== null && !signal.aborted) {
        const joined = state.phase === "running";
        await stepDownIfNeeded(server, watch, { vitals, joined, forMs: performance.now() - insideAt });
      }
      await Promise.race([sleep(PAUSE_MS), ended]);
    }
    return await ended;
  } finally {
    signal.removeEventListener("abort", stop);
    session.close();
    // Also when the watch fails (a full disk, a missing secret): others may start the cluster once the words are given back.
    if (running) await server.stop();
  }
}

/** A server without its cluster may never end by itself, and nobody waits for what it writes down: its log has it. */
const STEP_DOWN_PATIENCE_MS = 5_000;
/** Below this, an answer that is missing or late means nothing. */
const NOTICE_MS = 3_000;

async function stepDownIfNeeded(
  server: Mariadbd,
  { peers }: Watch,
  { vitals, joined, forMs }: { readonly vitals: Vitals | null; readonly joined: boolean; readonly forMs: number },
): Promise<void> {
  if (forMs < NOTICE_MS) return;
  await stopIf(server, whyStepDown({ forMs, silent: vitals === null, joined, peers: await peers.reports() }));
}

async function stopIf(server: Mariadbd, why: string | null): Promise<void> {
  if (why === null) return;
  log(`stopping MariaDB: ${why}`);
  await server.stop(STEP_DOWN_PATIENCE_MS);
}
