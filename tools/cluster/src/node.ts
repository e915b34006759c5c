import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectEnv } from "../../../scripts/lib/children.mjs";
import { isSameProcess, processStart, sendSignal } from "../../../scripts/lib/processes.mjs";
import { type Addresses, NODE_NAMES } from "./addresses.ts";
import { GuardedProcess } from "./guarded-process.ts";

/** What a node's supervisor says of it (deploy/galera). */
export interface NodeStatus {
  readonly phase: string;
  readonly primary: boolean;
  /** "yes", or why it gets no traffic. */
  readonly synced: string;
  readonly note: string;
  readonly server: { readonly clusterSize: number; readonly seqno: number; readonly state: number } | null;
}

export interface NodeOptions {
  readonly index: number;
  readonly dir: string;
  readonly addresses: Addresses;
  readonly databaseSecrets: string;
  readonly url: string;
  /** The system user that MariaDB runs as, where we are root. */
  readonly runAs: string;
  /** Settings of the supervisor beyond the addresses: sizes, say. */
  readonly settings: Readonly<Record<string, string>>;
}

const STOP_PATIENCE_MS = 70_000;

/** A node of a local cluster: a supervisor, and the MariaDB that it keeps going. */
export class ClusterNode {
  readonly name: string;
  readonly host: string;
  /** The application's address of this node alone. */
  readonly url: string;
  /** Everything that the node keeps. */
  readonly nodeDir: string;
  readonly logFile: string;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #supervisor: GuardedProcess;
  readonly #healthUrl: string;

  constructor({ index, dir, addresses, databaseSecrets, url, runAs, settings }: NodeOptions) {
    const { hosts, ports } = addresses;
    this.name = NODE_NAMES[index] as string;
    this.host = hosts[index] as string;
    this.url = url;
    this.nodeDir = join(dir, this.name);
    this.logFile = join(dir, `${this.name}.log`);
    this.#healthUrl = `http://${this.host}:${ports.health}`;
    this.#settings = {
      NODE_NAME: this.name,
      CLUSTER_NODES: NODE_NAMES.map((name, at) => `${name}=${hosts[at]}`).join(","),
      NODE_DIR: this.nodeDir,
      SECRETS_DIR: databaseSecrets,
      MYSQL_BIND: this.host,
      MYSQL_PORT: String(ports.mysql),
      GALERA_PORT: String(ports.galera),
      IST_PORT: String(ports.ist),
      SST_PORT: String(ports.sst),
      PEER_PORT: String(ports.peer),
      HEALTH_PORT: String(ports.health),
      RUN_AS: runAs,
      ...settings,
    };
    this.#supervisor = new GuardedProcess({
      command: "node",
      args: ["deploy/galera/src/main.ts"],
      env: this.env(),
      logFile: this.logFile,
      patienceMs: STOP_PATIENCE_MS,
    });
  }

  /** The environment of the node's programs. */
  env(): NodeJS.ProcessEnv {
    // Debian's packages keep mariadbd where a plain user's PATH does not lead.
    return { ...projectEnv(), PATH: `${projectEnv().PATH}:/usr/sbin`, ...this.#settings };
  }

  start(): void {
    this.#supervisor.start();
  }

  /** Ends the node in order. */
  async stop(): Promise<void> {
    await this.#supervisor.stop();
  }

  /** Ends the supervisor and MariaDB at once, as when the machine loses its power. It stays down until `start`. */
  async kill(): Promise<void> {
    const pid = this.mariadbPid();
    const start = pid === null ? undefined : processStart(pid);
    const supervisorEnds = this.#supervisor.kill();
    if (pid !== null) sendSignal(pid, "SIGKILL");
    await supervisorEnds;
    while (pid !== null && isSameProcess(pid, start)) await sleep(10);
  }

  /** Ends MariaDB alone; the supervisor starts it again. */
  crash(): void {
    this.#signalMariadb("SIGKILL");
  }

  /** Stops MariaDB in the middle of whatever it does, until `thaw`. */
  freeze(): void {
    this.#signalMariadb("SIGSTOP");
  }

  thaw(): void {
    this.#signalMariadb("SIGCONT");
  }

  /** Deletes all that a node keeps, as when its disk is lost. Only while it is down. */
  deleteData(): void {
    if (this.#supervisor.pid() !== null) throw new Error(`${this.name} runs`);
    rmSync(this.nodeDir, { recursive: true, force: true });
  }

  /** MariaDB's process id; null when it does not run. */
  mariadbPid(): number | null {
    try {
      const pid = Number(readFileSync(join(this.nodeDir, "supervisor/mariadbd.pid"), "utf8").trim());
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(this.nodeDir) ? pid : null;
    } catch {
      return null;
    }
  }

  /** Null when the supervisor does not answer. */
  async status(): Promise<NodeStatus | null> {
    try {
      const response = await fetch(`${this.#healthUrl}/status`, { signal: AbortSignal.timeout(1_000) });
      return (await response.json()) as NodeStatus;
    } catch {
      return null;
    }
  }

  #signalMariadb(signal: NodeJS.Signals): void {
    const pid = this.mariadbPid();
    if (pid === null) throw new Error(`MariaDB does not run on ${this.name}`);
    sendSignal(pid, signal);
  }
}
