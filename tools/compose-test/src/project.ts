import { isPortFree } from "../../../scripts/lib/ports.mjs";
import { docker, run } from "./docker.ts";
import { until } from "./wait.ts";

export const NODES = ["mariadb1", "mariadb2", "mariadb3"] as const;
export const LASTING = [...NODES, "haproxy", "api"] as const;

const IMAGES = ["application", "operations", "galera", "haproxy"];

/** A container as `docker inspect` shows it. */
export interface Container {
  readonly Id: string;
  readonly Name: string;
  readonly RestartCount: number;
  readonly State: { readonly Running: boolean; readonly Pid: number; readonly Health?: { readonly Status: string } };
  readonly Config: { readonly User: string; readonly Image: string };
  readonly HostConfig: {
    readonly ReadonlyRootfs: boolean;
    readonly CapDrop: readonly string[] | null;
    readonly SecurityOpt: readonly string[] | null;
    readonly Memory: number;
    readonly NanoCpus: number;
    readonly PidsLimit: number | null;
    readonly PortBindings: Readonly<Record<string, readonly { readonly HostIp: string }[]>> | null;
  };
}

/** A compose project of its own: its name, ports, images and volumes are nobody else's. */
export class Project {
  readonly name: string;
  readonly ports: { readonly web: number; readonly api: number; readonly statistics: number };
  /** The tag of the images that are built, and the one of those that they are replaced by. */
  readonly #versions: readonly [string, string];
  #version: string;

  private constructor(ports: Project["ports"]) {
    this.name = `guichet-test-${process.pid}`;
    this.ports = ports;
    this.#versions = [`under-test-${process.pid}`, `under-test-${process.pid}-next`];
    this.#version = this.#versions[0];
  }

  static async create(): Promise<Project> {
    const [web, api, statistics] = (await freePorts(28_080, 3)) as [number, number, number];
    return new Project({ web, api, statistics });
  }

  /** What an operator would have in `.env`; one that is there is somebody's own, and not read. */
  get env(): NodeJS.ProcessEnv {
    return {
      COMPOSE_DISABLE_ENV_FILE: "1",
      COMPOSE_FILE: "docker-compose.yml",
      COMPOSE_PROFILES: "",
      COMPOSE_PROJECT_NAME: this.name,
      WEB_PORT: String(this.ports.web),
      API_PORT: String(this.ports.api),
      STATS_PORT: String(this.ports.statistics),
      PUBLISH_ADDRESS: "127.0.0.1",
      GUICHET_VERSION: this.#version,
      // No hold lapses while two moments are compared.
      HOLD_MINUTES: "120",
      // All guests come from one address.
      RATE_LIMIT: "0",
    };
  }

  compose(...args: string[]): Promise<string> {
    return docker(["compose", ...args], { env: this.env, limitMs: 600_000 });
  }

  /** Runs a command in a container of the service. */
  exec(service: string, ...command: string[]): Promise<string> {
    return docker(["compose", "exec", "-T", service, ...command], { env: this.env });
  }

  script(path: string, ...args: string[]): Promise<string> {
    return run(path, args, { env: this.env, limitMs: 300_000 });
  }

  /** Gives the images that were built a second name: to compose, a new version. */
  async makeNextVersion(): Promise<void> {
    const [first, next] = this.#versions;
    for (const image of IMAGES) await docker(["tag", `guichet/${image}:${first}`, `guichet/${image}:${next}`]);
    this.#version = next;
  }

  async containers(...services: readonly string[]): Promise<Container[]> {
    const ids = (await this.compose("ps", "-aq", ...services)).split("\n").filter((id) => id !== "");
    return ids.length === 0 ? [] : (JSON.parse(await docker(["inspect", ...ids])) as Container[]);
  }

  /**
   * Kills the containers' first processes as the kernel would: `docker kill` counts as an operator's wish, after which the engine does not
   * start a container again.
   */
  async crash(containers: readonly Container[]): Promise<void> {
    const pids = containers.map((container) => String(container.State.Pid));
    const helper = ["run", "--rm", "--privileged", "--pid=host", "--network=none", "--user=0", "--entrypoint=sh"];
    const image = containers[0]?.Config.Image ?? "";
    await docker([...helper, image, "-c", 'kill -9 "$@"', "kill", ...pids]);
    for (const { Id, Name, RestartCount } of containers) {
      await until(
        async () => {
          const [now] = JSON.parse(await docker(["inspect", Id])) as Container[];
          return now !== undefined && now.RestartCount > RestartCount && now.State.Running;
        },
        { limitMs: 30_000, what: `${Name} is started again` },
      );
    }
  }

  /** Waits until a node says of itself that it may get traffic. */
  async nodesInStep(...nodes: readonly string[]): Promise<void> {
    for (const node of nodes) {
      await until(async () => (await this.exec(node, "guichet-node", "status")) !== "", {
        limitMs: 120_000,
        pauseMs: 1_000,
        what: `${node} is in step`,
      });
    }
  }

  async destroy(): Promise<void> {
    await docker(["compose", "--profile", "*", "down", "-v", "--remove-orphans", "-t", "5"], { env: this.env });
    for (const version of this.#versions) {
      const images = IMAGES.map((image) => `guichet/${image}:${version}`);
      await docker(["rmi", ...images]).catch(() => undefined);
    }
  }
}

async function freePorts(from: number, count: number): Promise<number[]> {
  const free: number[] = [];
  for (let port = from; free.length < count; port += 1) {
    if ((await isPortFree(port, "0.0.0.0")) && (await isPortFree(port, "127.0.0.1"))) free.push(port);
  }
  return free;
}
