import { join } from "node:path";
import { Pulse } from "./checker/gaps.ts";
import { judge, type Verdict } from "./checker/judge.ts";
import { readNode } from "./checker/read-node.ts";
import { hear, nothingTold } from "./checker/told.ts";
import { Load, type Sale } from "./load/load.ts";
import { readRecord } from "./record/read-record.ts";
import { Recorder } from "./record/recorder.ts";
import type { Stage } from "./stage.ts";

/** A load that is recorded. */
export interface Observation {
  readonly sale: Sale;
  readonly load: Load;
  /** Ends the load and closes the record. */
  end(): Promise<void>;
  readonly record: string;
}

/** Lets people in and records what they ask and are told, in `NAME.jsonl` of the stage's folder. */
export function observe(stage: Stage, sale: Sale, name: string): Observation {
  const recorder = new Recorder(join(stage.folder, `${name}.jsonl`));
  const load = new Load(stage.apis, sale, (entry) => recorder.add(entry));
  return {
    ...{ sale, load, record: recorder.path },
    async end() {
      await load.stop();
      recorder.close();
    },
  };
}

/** Compares a record with what every node has now. */
export async function examine(stage: Stage, { sale, record }: Pick<Observation, "sale" | "record">): Promise<Verdict> {
  const told = nothingTold();
  for await (const entry of readRecord(record)) hear(told, entry);
  const nodes = [];
  for (const node of stage.nodes) nodes.push(await readNode(node, [sale.hot, ...sale.cold]));
  return judge(told, nodes);
}

/** When requests of a record were acknowledged. */
export async function pulseOf(record: string): Promise<Pulse> {
  const pulse = new Pulse();
  for await (const entry of readRecord(record)) pulse.hear(entry);
  return pulse;
}
