import cluster, { type Worker } from "node:cluster";
import { AggregatorRegistry } from "prom-client";
import { StartError } from "./database-ready.ts";
import { isFromWorker, type ToWorker } from "./worker-messages.ts";

export interface WorkersOptions {
  readonly count: number;
  readonly log: (line: string, details: Readonly<Record<string, unknown>>) => void;
  /** No worker is left and none can be started: the port is closed to everybody. */
  readonly onGivenUp: (error: StartError) => void;
}

export interface Workers {
  /**
   * Starts them: one alone at first, so that what keeps all from starting is said once.
   * @throws StartError when one ends before it serves
   */
  start(): Promise<void>;
  /** Ends them in order. @throws when one did not end so */
  stop(): Promise<void>;
}

const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** A worker that has lived so long did not crash because of its start. */
const SETTLED_MS = 60_000;
/** Starts in a row that fail while nobody serves, before giving up. */
const MOST_FAILED_STARTS = 5;

/** Keeps a number of worker processes running: one that ends is replaced, less and less quickly if it keeps ending. */
export function createWorkers({ count, log, onGivenUp }: WorkersOptions): Workers {
  const living = new Map<Worker, { ready: boolean }>();
  const restarts = new Set<NodeJS.Timeout>();
  const metrics = new AggregatorRegistry();
  let stopping = false;
  let failedStarts = 0;

  /**
   * Resolves when the worker serves; rejects when it ends first, unless all are being stopped.
   * @param crashes how often its place was emptied lately
   */
  function launch(crashes = 0): Promise<void> {
    const worker = cluster.fork();
    const startedAt = performance.now();
    const state = { ready: false };
    living.set(worker, state);
    return new Promise((resolve, reject) => {
      worker.on("message", (message: unknown) => {
        if (!isFromWorker(message)) return;
        if (message.guichet === "read-metrics") return void answerMetrics(worker, message.question);
        state.ready = true;
        failedStarts = 0;
        resolve();
      });
      worker.once("exit", (code, signal) => {
        living.delete(worker);
        if (stopping) return;
        const ending = signal ?? `code ${code}`;
        if (!state.ready) return reject(new StartError(`A server process ended at its start (${ending})`));
        const recent = performance.now() - startedAt < SETTLED_MS ? crashes : 0;
        log("a server process ended and is replaced", { pid: worker.process.pid, ending });
        replaceLater(recent);
      });
    });
  }

  function replaceLater(crashes: number): void {
    const pause = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** crashes);
    const timer = setTimeout(() => {
      restarts.delete(timer);
      launch(crashes + 1).catch((error: StartError) => {
        if (stopping) return;
        failedStarts += 1;
        const anybodyServes = [...living.values()].some((state) => state.ready);
        if (failedStarts >= MOST_FAILED_STARTS && !anybodyServes) return onGivenUp(error);
        log(error.message, { attempt: failedStarts });
        replaceLater(crashes + 1);
      });
    }, pause);
    restarts.add(timer);
  }

  async function answerMetrics(worker: Worker, question: number): Promise<void> {
    const text = await metrics.clusterMetrics().catch(() => null);
    send(worker, { guichet: "metrics", question, text });
  }

  return {
    async start() {
      await launch();
      await Promise.all(Array.from({ length: count - 1 }, () => launch()));
    },
    async stop() {
      stopping = true;
      for (const timer of restarts) clearTimeout(timer);
      const endings = [...living.keys()].map((worker) => {
        const ended = new Promise<boolean>((resolve) => worker.once("exit", (code) => resolve(code === 0)));
        send(worker, { guichet: "stop" });
        return ended;
      });
      if ((await Promise.all(endings)).includes(false)) throw new Error("a server process did not end in order");
    },
  };
}

/** One that is ending does not listen any more, and need not. */
function send(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, () => undefined);
}
