import { docker } from "../docker.ts";
import { contentsOfAll, countIn } from "../nodes.ts";
import { NODES } from "../project.ts";
import { until } from "../wait.ts";
import type { Step } from "./step.ts";
import { upChangesNothing } from "./up-again.ts";

export const changeSteps: Step[] = [
  {
    title: "rolling upgrade of the application",
    async run(stage) {
      const { project } = stage;
      await project.makeNextVersion();
      const before = new Set((await project.containers("api")).map(({ Id }) => Id));
      const { failures, requests } = await stage.underLoad(
        async () => void (await project.script("deploy/upgrade.sh", "--no-build", "application")),
      );
      const after = await project.containers("api");
      if (after.length !== 2 || after.some(({ Id, Config }) => before.has(Id) || !Config.Image.endsWith("-next"))) {
        throw new Error("the replicas are not the two of the new version");
      }
      if (failures.length > 0)
        throw new Error(`${failures.length} of ${requests} requests failed: ${[...new Set(failures)]}`);
      return `no request of ${requests} failed`;
    },
  },
  {
    title: "rolling upgrade of the nodes and of HAProxy",
    async run(stage) {
      const { acknowledged, longestPauseMs } = await stage.underLoad(
        async () => void (await stage.project.script("deploy/upgrade.sh", "--no-build", "nodes", "haproxy")),
      );
      return `${acknowledged.size} booked, none lost; longest pause ${(longestPauseMs / 1000).toFixed(1)} s`;
    },
  },
  {
    title: "up after the upgrade changes nothing",
    run: upChangesNothing,
  },
  {
    title: "a node whose volume is lost",
    async run(stage) {
      const { project } = stage;
      const { acknowledged } = await stage.underLoad(async () => {
        await project.compose("rm", "-sf", "mariadb2");
        await docker(["volume", "rm", `${project.name}_mariadb2_data`]);
        await project.compose("up", "-d", "mariadb2");
        await project.nodesInStep("mariadb2");
      });
      return `fetched its data anew while ${acknowledged.size} were booked`;
    },
  },
  {
    title: "down and up keep the data",
    async run(stage) {
      const { project } = stage;
      const before = await contentsOfAll(project);
      await project.compose("down");
      await project.compose("up", "-d");
      await until(async () => (await fetch(`${stage.webUrl}/readyz`)).status === 200, {
        limitMs: 120_000,
        what: "the web port answers",
      });
      await project.nodesInStep(...NODES);
      const after = await contentsOfAll(project);
      if (after !== before) throw new Error(`before:\n${before}\nafter:\n${after}`);
      await stage.findAll();
      return `${countIn(after, "bookings")} bookings, ${countIn(after, "tickets")} tickets, the same on 3 nodes`;
    },
  },
  {
    title: "a backup, restored",
    async run(stage) {
      const { project } = stage;
      const before = await contentsOfAll(project);
      const said = await project.compose("run", "--rm", "backup", "node", "packages/db/src/backup/backup-cli.ts");
      const file = /\/backups\/\S+\.sql\.zst/.exec(said)?.[0];
      if (file === undefined) throw new Error(`no backup was made: ${said}`);
      await project.compose("stop", "api");
      await project.compose("run", "--rm", "restore", file, "--replace", "--yes");
      await project.compose("up", "-d");
      await until(async () => (await fetch(`${stage.webUrl}/readyz`)).status === 200, {
        limitMs: 60_000,
        what: "the web port answers",
      });
      const after = await contentsOfAll(project);
      if (after !== before) throw new Error(`before:\n${before}\nafter:\n${after}`);
      await stage.findAll();
      return `${countIn(after, "bookings")} bookings, the same on 3 nodes`;
    },
  },
  {
    title: "npm run verify, on each node",
    async run({ project }) {
      const said = await project.exec("api", "node", "packages/db/src/audit/cli.ts");
      return said.trim().split("\n").at(-1) ?? "";
    },
  },
];
