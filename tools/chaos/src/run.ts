import { formatSeconds, step } from "../../../scripts/lib/progress.mjs";
import { describeMachine, machineLines } from "../../bench/src/machine.ts";
import { requireWritable } from "../../bench/src/report/report.ts";
import { chooseFaults, type Options } from "./arguments.ts";
import { type ClusterStage, setClusterStage } from "./cluster-stage.ts";
import type { Fault } from "./faults/fault.ts";
import { FAULTS } from "./faults/faults.ts";
import { isGood, renderReport, writeReport } from "./report/report.ts";
import { inSeconds, isRoundSound, type Played } from "./report/row.ts";
import { playRound, type Round } from "./round.ts";

type Print = (text: string) => void;

/** `npm run chaos`. @returns the exit code: 1 when something that was acknowledged is not so, or a fault did not heal @throws UsageError */
export async function runChaos(options: Options, print: Print): Promise<number> {
  const faults = chooseFaults(FAULTS, options);
  if (options.list) {
    for (const { name, title } of faults) print(`${name.padEnd(20)}${title}`);
    return 0;
  }
  if (options.json !== null) requireWritable(options.json);
  const began = performance.now();
  const machine = describeMachine();
  for (const line of machineLines(machine)) print(line);
  const on = await setClusterStage();
  const report = { machine, played: await playAll(on, faults, options.repeat) };
  print(renderReport(report));
  print(`All of it took ${formatSeconds(performance.now() - began)}.`);
  if (options.json !== null) writeReport(options.json, report);
  if (!isGood(report)) {
    on.keepFolder();
    print(`Logs, records of requests and data are in ${on.stage.folder}.`);
    return 1;
  }
  return 0;
}

/** A round that comes to no end leaves a cluster that is not whole: nothing that followed would say anything. */
async function playAll(on: ClusterStage, faults: readonly Fault[], repeat: number): Promise<Played[]> {
  const played = faults.map((fault) => ({ fault, rounds: [] as Round[], failures: [] as string[], leftOut: "" }));
  for (const one of played) one.leftOut = (await one.fault.whyNot?.()) ?? "";
  for (let i = 1; i <= repeat; i++) {
    for (const { fault, rounds, failures } of played.filter(({ leftOut }) => leftOut === "")) {
      try {
        await step(fault.title, async (note) => {
          const round = await playRound(on, fault, `${fault.name}-${i}`);
          rounds.push(round);
          note(summaryOf(round));
        });
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
        return played;
      }
    }
  }
  return played;
}

function summaryOf(round: Round): string {
  const { withoutWrites, withoutReads, verdict } = round;
  const times = `${inSeconds(withoutWrites)} s without writes, ${inSeconds(withoutReads)} s without reads`;
  return `${times}, ${verdict.acknowledged} acknowledged, ${isRoundSound(round) ? "all there" : "NOT ALL WELL"}`;
}
