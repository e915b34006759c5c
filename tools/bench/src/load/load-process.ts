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

function report(message: LoadReport): Promise<void> {
  return new Promise((done) => process.send?.(message, () => done()));
}

function run(plan: LoadPlan): void {
  const tally = new Tally();
  const acknowledged: string[] = [];

  function closeWindow() {
    if (tally.isClosed) return;
    tally.close(performance.now());
    void report({ kind: "window-closed" });
    load.stop();
  }
  /** Answers after the window count as promises, too. */
  function onAnswer(status: number, body: string) {
    if (status === 409 && body.includes('"insufficient-seats"')) {
      tally.closeSoldOut(performance.now());
      void report({ kind: "window-closed" });
      return load.stop();
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
  load.on("response", (_client, status, _bytes, ms) => {
    if (status >= 200 && status < 300) tally.done(ms);
    else tally.failed(String(status));
  });
  load.on("reqError", () => tally.failed("socket"));
  setTimeout(() => {
    if (tally.isClosed) return;
    tally.open(performance.now());
    void report({ kind: "window-opened" });
    setTimeout(closeWindow, plan.windowMs);
  }, plan.warmupMs);
}

process.on("disconnect", () => process.exit());
process.once("message", (plan) => run(plan as LoadPlan));
