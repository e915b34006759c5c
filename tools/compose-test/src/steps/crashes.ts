import type { Tally } from "../load.ts";
import { NODES } from "../project.ts";
import type { Stage } from "../stage.ts";
import { until } from "../wait.ts";
import type { Step } from "./step.ts";

export const crashSteps: Step[] = [
  ...[0, 1].map(
    (index): Step => ({
      title: `crash of replica ${index + 1}`,
      run: async (stage) => describe(await stage.underLoad(() => crashReplica(stage, index))),
    }),
  ),
  {
    title: "crash of HAProxy",
    run: async (stage) =>
      describe(
        await stage.underLoad(async () => {
          await stage.project.crash(await stage.project.containers("haproxy"));
          await answersAgain(stage);
        }),
      ),
  },
  ...NODES.map(
    (node): Step => ({
      title: `crash of ${node}`,
      run: async (stage) =>
        describe(
          await stage.underLoad(async () => {
            await stage.project.crash(await stage.project.containers(node));
            await stage.project.nodesInStep(node);
          }),
        ),
    }),
  ),
  {
    title: "crash of all three nodes at once",
    run: async (stage) =>
      describe(
        await stage.underLoad(async () => {
          await stage.project.crash(await stage.project.containers(...NODES));
          await stage.project.nodesInStep(...NODES);
        }),
      ),
  },
];

async function crashReplica(stage: Stage, index: number): Promise<void> {
  const replicas = (await stage.project.containers("api")).sort((one, other) => (one.Name < other.Name ? -1 : 1));
  const replica = replicas[index];
  if (replica === undefined) throw new Error(`there are ${replicas.length} replicas`);
  await stage.project.crash([replica]);
  await until(
    async () => (await stage.project.containers("api")).every(({ State }) => State.Health?.Status === "healthy"),
    { limitMs: 60_000, what: "both replicas are healthy" },
  );
}

async function answersAgain({ webUrl }: Stage): Promise<void> {
  await until(async () => (await fetch(`${webUrl}/readyz`)).status === 200, {
    limitMs: 60_000,
    what: "the web port answers",
  });
}

function describe({ acknowledged, failures, longestPauseMs }: Tally): string {
  const pause = (longestPauseMs / 1000).toFixed(1);
  return `${acknowledged.size} booked, none lost; longest pause ${pause} s; ${failures.length} requests repeated`;
}
