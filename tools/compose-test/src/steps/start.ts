import { expectAnswer, json, request } from "../guest.ts";
import { contentsOfAll, countIn } from "../nodes.ts";
import { LASTING, NODES } from "../project.ts";
import type { Stage } from "../stage.ts";
import { until } from "../wait.ts";
import { picturesAreShared } from "./pictures.ts";
import type { Step } from "./step.ts";
import { upChangesNothing } from "./up-again.ts";

export const startSteps: Step[] = [
  {
    title: "build the images",
    isEssential: true,
    async run({ project }) {
      await project.compose("--profile", "*", "build", "-q");
      return "";
    },
  },
  {
    title: "up, from nothing",
    isEssential: true,
    async run(stage) {
      await stage.project.compose("up", "-d");
      await until(async () => (await request(`${stage.webUrl}/readyz`)).status === 200, {
        limitMs: 180_000,
        what: "the web port answers",
      });
      return "docker compose up -d alone";
    },
  },
  {
    title: "all three nodes are in step",
    async run({ project }) {
      await project.nodesInStep(...NODES);
      return "";
    },
  },
  { title: "every documented address answers", run: checkAddresses },
  { title: "the first admin gets in by the link in the log", run: becomeAdmin },
  { title: "containers may do no more than they need", run: checkConfinement },
  {
    title: "demo data, API key, a booking by hand",
    isEssential: true,
    async run(stage) {
      await stage.project.compose("--profile", "demo", "run", "--rm", "demo");
      const command = ["node", "apps/server/src/admin-cli.ts", "create-api-key", "--name", "test", "--scope", "admin"];
      await stage.openSales((await stage.project.exec("api", ...command)).trim());
      const { acknowledged } = await stage.underLoad(async () => undefined);
      return `${acknowledged.size} booked and found again`;
    },
  },
  { title: "a picture is there on both replicas", run: picturesAreShared },
  {
    title: "a second up changes nothing",
    run: upChangesNothing,
  },
];

async function checkAddresses(stage: Stage): Promise<string> {
  const { webUrl, apiUrl, project } = stage;
  for (const path of ["/", "/admin.html"]) {
    const page = await expectAnswer<string>(200, `${webUrl}${path}`);
    if (!/<div id="root">/.test(page)) throw new Error(`${path} is not the interface`);
  }
  for (const path of ["/events/", "/events", "/categories/", "/openapi.json", "/docs", "/healthz", "/readyz"]) {
    await expectAnswer(200, `${apiUrl}${path}`);
  }
  const statistics = `http://127.0.0.1:${project.ports.statistics}/`;
  await expectAnswer(401, statistics);
  const password = (await project.exec("haproxy", "cat", "/secrets/haproxy/stats-password")).trim();
  const authorization = `Basic ${Buffer.from(`operator:${password}`).toString("base64")}`;
  const page = await expectAnswer<string>(200, statistics, { headers: { authorization } });
  for (const name of ["writer", "reader", "web", "api"]) {
    if (!page.includes(name)) throw new Error(`the statistics say nothing of ${name}`);
  }
  const volumes = await project.compose("config", "--volumes");
  for (const node of NODES) if (!volumes.includes(`${node}_data`)) throw new Error(`there is no volume ${node}_data`);
  const contents = await contentsOfAll(project);
  return `pages, REST, statistics by password only, tables on 3 nodes (${countIn(contents, "events")} events)`;
}

async function becomeAdmin({ project, webUrl }: Stage): Promise<string> {
  const log = await project.compose("logs", "--no-log-prefix", "api");
  const [, address, token] = /First admin: (\S+?)\/admin\.html#\/setup\?token=(\S+)/.exec(log) ?? [];
  if (address !== `http://localhost:${project.ports.web}`) throw new Error(`the log holds no link (${address})`);
  const account = { token, name: "Camille", email: "camille@example.org", password: "quatre-quatuors-du-soir" };
  await expectAnswer(200, `${webUrl}/trpc/auth.setupAdmin`, json(account));
  const second = await request(`${webUrl}/trpc/auth.setupAdmin`, json({ ...account, email: "other@example.org" }));
  if (second.status === 200) throw new Error("the link worked twice");
  return "once";
}

async function checkConfinement({ project }: Stage): Promise<string> {
  const containers = await project.containers(...LASTING);
  for (const { Name, Config, HostConfig } of containers) {
    const { ReadonlyRootfs, CapDrop, SecurityOpt, Memory, NanoCpus, PidsLimit } = HostConfig;
    const isConfined =
      !/^(0|root)?(:|$)/.test(Config.User) &&
      ReadonlyRootfs &&
      CapDrop?.includes("ALL") &&
      SecurityOpt?.includes("no-new-privileges:true") &&
      Memory > 0 &&
      NanoCpus > 0 &&
      Number(PidsLimit) > 0;
    if (!isConfined) throw new Error(`${Name} may do more than it needs`);
  }
  const published = containers.flatMap(({ HostConfig }) => Object.keys(HostConfig.PortBindings ?? {}));
  if (published.sort().join() !== "18000/tcp,18404/tcp,8080/tcp") throw new Error(`published: ${published}`);
  const haproxy = containers.find(({ Name }) => Name.includes("haproxy"));
  const hosts = haproxy?.HostConfig.PortBindings?.["18404/tcp"]?.map(({ HostIp }) => HostIp);
  if (hosts?.join() !== "127.0.0.1") throw new Error(`the statistics are published on ${hosts}`);
  return `${containers.length} containers: no root, read-only, no capability, limits; statistics on 127.0.0.1`;
}
