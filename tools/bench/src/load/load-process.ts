import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import type { LoadPlan, LoadReport } from "./plan.ts";
import { bookingIdIn, clientSetup, requestsOf } from "./requests.ts";
import { Tally } from "./tally.ts";

/*
 * The clients of one row, a process of their own so that what they cost can be told apart. Told by a message what to do;
 * ends with whoever started it.
 */

/** Seconds: longer than any answer may take, 503 included. */
const TIMEOUT_S = 15;
/** A thousand clients that connect at once are not all let in at once: the window waits for the last, but not for ever. */
const LONGEST_WARMUP_MS = 15_000;

function report(message: LoadReport): Promise<void> {
  return new Promise((done) => process.send?.(message, () => done()));
}

function run(plan: LoadPlan): void {
  const tally = new Tally();
  const acknowledged: string[] = [];
  const { promise: allServed, resolve: onAllServed } = Promise.withResolvers<void>();

  function closeWindow({ soldOut }: { soldOut: boolean }) {
    if (tally.isClosed) return;
    if (soldOut) tally.closeSoldOut(performance.now());
    else tally.close(performance.now());
    void report({ kind: "window-closed" });
    load.stop();
  }
  /** Answers after the window count as promises, too. */
  function onAnswer(status: number, body: string) {
    if (status === 409 && body.includes('"insufficient-seats"')) {
      return closeWindow({ soldOut: true });
    }
    const id = status === 200 || status === 201 ? bookingIdIn(body) : null;
    if (id !== null) acknowledged.push(id);
  }

  const setupClient = clientSetup(plan.work);
  const options = {
    url: plan.origin,
    connections: plan.clients,
    duration: 3600,
    timeout: TIMEOUT_S,
    sampleInt: 50,
    requests: requestsOf(plan.work, onAnswer),
    ...(setupClient === undefined ? {} : { setupClient }),
  };
  const load = autocannon(options, async (error) => {
    if (error !== null) throw error;
    await report({ kind: "ended", measured: tally.measured(), acknowledged });
    process.exit();
  });
  const answered = new Set<object>();
  load.on("response", (client, status, _bytes, ms) => {
    if (!tally.isOpen && answered.add(client).size === plan.clients) onAllServed();
    if (status >= 200 && status < 300) tally.done(ms);
    else tally.failed(String(status));
  });
  load.on("reqError", () => tally.failed("socket"));
  void Promise.all([sleep(plan.warmupMs), Promise.race([allServed, sleep(LONGEST_WARMUP_MS)])]).then(() => {
    if (tally.isClosed) return;
    tally.open(performance.now());
    void report({ kind: "window-opened" });
    setTimeout(() => closeWindow({ soldOut: false }), plan.windowMs);
  });
}

process.on("disconnect", () => process.exit());
process.once("message", (plan) => run(plan as LoadPlan));
