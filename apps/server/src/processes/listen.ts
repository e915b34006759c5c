import { createServer } from "node:net";
import type { Env } from "../settings/env.ts";
import { StartError } from "./database-ready.ts";
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
  for (const door of doorsOf(env)) {
    const { name, host, port } = door;
    const app = name === "api" ? api : web;
    await explain(app.listen({ host, port, backlog: BACKLOG, ...sharing }), door);
  }
}

/**
 * Takes both ports for a moment and for itself alone: workers that share them would share them with another Guichet as well.
 * @throws StartError when one cannot be had
 */
export async function requireFreePorts(env: Ports): Promise<void> {
  for (const door of doorsOf(env)) {
    const { host, port } = door;
    const probe = createServer();
    const { promise: taken, resolve, reject } = Promise.withResolvers<void>();
    probe.once("error", reject).listen({ host, port, exclusive: true }, resolve);
    await explain(taken, door);
    await new Promise((closed) => probe.close(closed));
  }
}

interface Door {
  readonly name: "api" | "web";
  readonly host: string;
  readonly port: number;
  readonly setting: string;
}

function doorsOf({ host, webPort, apiPort }: Ports): readonly Door[] {
  return [
    { name: "api", host, port: apiPort, setting: "API_PORT" },
    { name: "web", host, port: webPort, setting: "WEB_PORT" },
  ];
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
