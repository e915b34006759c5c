import { createServer } from "node:net";
import { StartError } from "./database-ready.ts";
import type { Env } from "./env.ts";
import type { GuichetProcess } from "./process.ts";

/** Connections that may wait to be accepted: a sale begins with thousands in one instant. The system may cut it (somaxconn). */
const BACKLOG = 4096;

/**
 * Each of several workers has a listening socket of its own, between which the kernel divides new connections (SO_REUSEPORT). So a
 * worker that is killed takes with it the connections that it had not accepted, and their clients know at once. Dealt out by the first
 * process of node:cluster, one that was on its way to a worker when it was killed stays open for ever: nobody answers it. Elsewhere
 * than on Linux the first process does deal them out.
 */
const OWN_SOCKETS = process.platform === "linux";

type Ports = Pick<Env, "host" | "webPort" | "apiPort">;

/**
 * Opens both ports.
 * @param shared by several processes, of which the first has called `requireFreePorts`
 * @throws StartError when one cannot be had
 */
export async function listen({ web, api }: GuichetProcess, env: Ports, { shared = false } = {}): Promise<void> {
  const sharing = shared && OWN_SOCKETS ? { exclusive: true, reusePort: true } : {};
  for (const { name, port, setting } of doorsOf(env)) {
    const app = name === "api" ? api : web;
    await explain(app.listen({ host: env.host, port, backlog: BACKLOG, ...sharing }), {
      host: env.host,
      port,
      setting,
    });
  }
}

/**
 * Takes both ports for a moment and for itself alone: workers that share them would share them with another Guichet as well.
 * @throws StartError when one cannot be had
 */
export async function requireFreePorts(env: Ports): Promise<void> {
  for (const { port, setting } of doorsOf(env)) {
    const probe = createServer();
    const { promise: taken, resolve, reject } = Promise.withResolvers<void>();
    probe.once("error", reject).listen({ host: env.host, port, exclusive: true }, resolve);
    await explain(taken, { host: env.host, port, setting });
    await new Promise((closed) => probe.close(closed));
  }
}

function doorsOf({ webPort, apiPort }: Ports) {
  return [
    { name: "api", port: apiPort, setting: "API_PORT" },
    { name: "web", port: webPort, setting: "WEB_PORT" },
  ] as const;
}

interface Door {
  readonly host: string;
  readonly port: number;
  readonly setting: string;
}

async function explain(listening: Promise<unknown>, { host, port, setting }: Door): Promise<void> {
  try {
    await listening;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
    const why = code === "EADDRINUSE" ? "is already in use" : "cannot be taken";
    throw new StartError(`Port ${port} ${why} (${code} ${host}:${port}). Set ${setting} to another one.`);
  }
}
