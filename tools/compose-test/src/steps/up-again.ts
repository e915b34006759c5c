import { LASTING } from "../project.ts";
import type { Stage } from "../stage.ts";

/** `docker compose up -d` on a project that runs leaves every container as it is, while people book. @returns what to note */
export async function upChangesNothing(stage: Stage): Promise<string> {
  const { project } = stage;
  const running = async () => {
    const containers = await project.containers(...LASTING);
    return containers.map(({ Id, State }) => `${Id} ${State.Pid}`).sort();
  };
  const before = await running();
  const { failures } = await stage.underLoad(async () => void (await project.compose("up", "-d")));
  if (before.join() !== (await running()).join()) throw new Error("containers were replaced or started anew");
  if (failures.length > 0) throw new Error(`${failures.length} requests failed: ${failures.slice(0, 5)}`);
  return "no request failed";
}
