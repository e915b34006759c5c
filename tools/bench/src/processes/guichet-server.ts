import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lastLines } from "../../../../scripts/lib/failure.mjs";
import { endWithUs } from "../../../../scripts/lib/processes.mjs";
import { ROOT } from "../../../../scripts/lib/settings.mjs";
import { measuredEnv } from "../env.ts";

export interface ServerOptions {
  /** Settings that say where its database is. */
  readonly database: Readonly<Record<string, string>>;
  /** Private folder for its secret and its log. */
  readonly folder: string;
  /** Lets it be sampled while it runs. */
  readonly inspected: boolean;
}

/** The server as in production: Node 24 on its source, its log going to a file. */
export interface GuichetServer {
  readonly pid: number;
  /** `http://127.0.0.1:PORT` of REST and of the web port, which has tRPC. */
  readonly api: string;
  readonly web: string;
  /** Where the inspector listens, if asked for. */
  readonly inspector: number | null;
  stop(): Promise<void>;
}

const READY_LIMIT_MS = 30_000;

/** @throws when it does not get ready; the message ends with what it said */
export async function startGuichet({ database, folder, inspected }: ServerOptions): Promise<GuichetServer> {
  const [apiPort, webPort, inspector] = await freePorts(3);
  const log = join(folder, "server.log");
  const output = openSync(log, "w");
  const args = [...(inspected ? [`--inspect=127.0.0.1:${inspector}`] : []), "apps/server/src/main.ts"];
  const settings = {
    ...database,
    DRAIN_SECONDS: "0",
    API_PORT: `${apiPort}`,
    WEB_PORT: `${webPort}`,
    DATA_DIR: folder,
    // Requests are counted as in production, and one address may make as many as it can.
    RATE_LIMIT: "10000000",
    RATE_LIMIT_KEY: "10000000",
  };
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: measuredEnv({ ...settings, PUBLIC_URL: `http://127.0.0.1:${webPort}` }),
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const standDown = child.pid === undefined ? () => {} : endWithUs(child.pid);
  let hasEnded = false;
  const ended = new Promise<void>((done) => {
    child.once("error", () => done());
    child.once("exit", () => done());
  }).then(() => {
    hasEnded = true;
    standDown();
  });
  const server: GuichetServer = {
    pid: child.pid ?? 0,
    api: `http://127.0.0.1:${apiPort}`,
    web: `http://127.0.0.1:${webPort}`,
    inspector: inspected ? (inspector ?? null) : null,
    async stop() {
      child.kill();
      await ended;
    },
  };
  await ready(server.api, { gone: () => hasEnded, log });
  return server;
}

async function ready(origin: string, { gone, log }: { gone: () => boolean; log: string }): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS;
  while (!gone() && performance.now() < deadline) {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(50);
  }
  throw new Error(`The server did not get ready. It said:\n${lastLines(readFileSync(log, "utf8"), 12)}`);
}

/** Ports of the loopback interface that are free now, all different. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((done, fail) => {
        server.once("error", fail);
        server.listen(0, "127.0.0.1", () => done(server));
      });
    }),
  );
  return Promise.all(
    servers.map((server) => {
      const { port } = server.address() as { port: number };
      return new Promise<number>((done) => server.close(() => done(port)));
    }),
  );
}
