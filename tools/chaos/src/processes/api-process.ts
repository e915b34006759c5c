import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lastLines } from "../../../../scripts/lib/failure.mjs";
import { findFreePort } from "../../../../scripts/lib/ports.mjs";
import { endWithUs } from "../../../../scripts/lib/processes.mjs";
import { ROOT } from "../../../../scripts/lib/settings.mjs";
import { measuredEnv } from "../../../bench/src/env.ts";

const READY_LIMIT_MS = 60_000;
/** The server ends what is in hand within 8 s of SIGTERM. */
const STOP_PATIENCE_MS = 12_000;

interface ApiOptions {
  readonly name: string;
  /** Where its log goes, and the secret that all of them share. */
  readonly folder: string;
  readonly databaseUrl: string;
  readonly readerUrl: string;
  /** Of each node alone; none where there is no cluster. */
  readonly nodeUrls: readonly string[];
}

/** One server process as in production, on ports that it keeps when it is started again. */
export class ApiProcess {
  readonly name: string;
  readonly origin: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: string;
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();

  private constructor(
    { name, folder, databaseUrl, readerUrl, nodeUrls }: ApiOptions,
    ports: { api: number; web: number },
  ) {
    this.name = name;
    this.origin = `http://127.0.0.1:${ports.api}`;
    this.#log = join(folder, `${name}.log`);
    this.#env = measuredEnv({
      ...{ DATABASE_URL: databaseUrl, DATABASE_READER_URL: readerUrl },
      ...(nodeUrls.length === 0 ? {} : { DATABASE_NODE_URLS: nodeUrls.join(",") }),
      ...{ API_PORT: `${ports.api}`, WEB_PORT: `${ports.web}`, PUBLIC_URL: `http://127.0.0.1:${ports.web}` },
      // No hold lapses in a round: a booking is as clients left it.
      ...{ DATA_DIR: folder, HOLD_MINUTES: "120" },
      // All clients come from one address.
      ...{ RATE_LIMIT: "0", RATE_LIMIT_KEY: "0" },
    });
  }

  /** @throws when it does not get ready; the message ends with what it said */
  static async start(options: ApiOptions): Promise<ApiProcess> {
    const api = new ApiProcess(options, { api: await findFreePort(), web: await findFreePort() });
    await api.start();
    return api;
  }

  async start(): Promise<void> {
    const output = openSync(this.#log, "a");
    const child = spawn(process.execPath, ["apps/server/src/main.ts"], {
      ...{ cwd: ROOT, env: this.#env, stdio: ["ignore", output, output], detached: true },
    });
    closeSync(output);
    const standDown = child.pid === undefined ? () => {} : endWithUs(child.pid);
    this.#child = child;
    this.#ended = new Promise<void>((done) => {
      child.once("error", () => done());
      child.once("exit", () => done());
    }).then(() => {
      if (this.#child === child) this.#child = null;
      standDown();
    });
    await this.#ready();
  }

  /** SIGKILL, at once. */
  async kill(): Promise<void> {
    this.#child?.kill("SIGKILL");
    await this.#ended;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    child?.kill("SIGTERM");
    const timer = setTimeout(() => child?.kill("SIGKILL"), STOP_PATIENCE_MS);
    await this.#ended;
    clearTimeout(timer);
  }

  async #ready(): Promise<void> {
    const deadline = performance.now() + READY_LIMIT_MS;
    while (this.#child !== null && performance.now() < deadline) {
      const answer = await fetch(`${this.origin}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
      await answer?.body?.cancel();
      if (answer?.status === 200) return;
      await sleep(50);
    }
    throw new Error(`${this.name} did not get ready. It said:\n${lastLines(readFileSync(this.#log, "utf8"), 12)}`);
  }
}
