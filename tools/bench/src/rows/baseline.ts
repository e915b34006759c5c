import { join } from "node:path";
import type { BaselinePlan } from "../load/baseline-plan.ts";
import { measure, type Outcome } from "../load/measure.ts";
import type { Row } from "../row.ts";
import type { Bench, Pace, RowPlan } from "./measuring.ts";

const CONNECTIONS = [16, 32, 64] as const;
const PROBE: Pace = { warmupMs: 300, windowMs: 700 };
const PROCESS = new URL("../load/baseline-process.ts", import.meta.url);

/** One transaction a booking, with as many connections as serve it best. */
export const BASELINE_ROW: RowPlan = {
  id: "baseline",
  title: "Baseline: raw driver, one transaction a booking",
  clients: 0,
  quick: true,
  async measure(bench) {
    let best = { connections: 0, rate: -1 };
    for (const connections of CONNECTIONS) {
      const { measured } = await runBaseline(bench, connections, PROBE);
      const rate = measured.done / measured.seconds;
      if (rate > best.rate) best = { connections, rate };
    }
    const { measured, load } = await runBaseline(bench, best.connections, bench.pace);
    const title = `${this.title} (best of ${CONNECTIONS.join(", ")} connections)`;
    return { id: this.id, title, clients: best.connections, measured, load } satisfies Row;
  },
};

async function runBaseline({ stage }: Bench, connections: number, pace: Pace): Promise<Outcome> {
  const [sessionId = ""] = await stage.catalogue.addSessions(1);
  const plan: BaselinePlan = { databaseUrl: stage.database.url, sessionId, connections, ...pace };
  const observed = { server: null, database: stage.database.pids };
  return measure(plan, { observed, log: join(stage.folder, "clients.log") }, PROCESS);
}
