import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { CpuProfile } from "./summary.ts";

/** Samples the stack of a running Node process, by the Chrome DevTools protocol that its inspector speaks. */
export interface Sampler {
  start(): void;
  /** Ends sampling and writes DIR/`name`.cpuprofile. */
  stop(name: string): void;
  /** Resolves with what was written since the last call. */
  written(): Promise<void>;
  readonly profiles: ReadonlyMap<string, CpuProfile>;
  close(): void;
}

/** Microseconds between two samples. */
const INTERVAL_US = 500;

/** @param port of the inspector on this machine; @param folder made when absent */
export async function attachSampler(port: number, folder: string): Promise<Sampler> {
  mkdirSync(folder, { recursive: true });
  const devtools = await connect(port);
  await devtools.call("Profiler.enable");
  await devtools.call("Profiler.setSamplingInterval", { interval: INTERVAL_US });
  const profiles = new Map<string, CpuProfile>();
  let work: Promise<unknown> = Promise.resolve();
  return {
    profiles,
    start() {
      work = work.then(() => devtools.call("Profiler.start"));
    },
    stop(name) {
      work = work.then(async () => {
        const { profile } = (await devtools.call("Profiler.stop")) as { profile: CpuProfile };
        profiles.set(name, profile);
        writeFileSync(join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
      });
    },
    written: async () => void (await work),
    close: devtools.close,
  };
}

interface Devtools {
  call(method: string, params?: object): Promise<unknown>;
  close(): void;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

async function connect(port: number): Promise<Devtools> {
  const socket = new WebSocket(await addressOf(port));
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener("message", ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  await new Promise((done, fail) => {
    socket.addEventListener("open", done, { once: true });
    socket.addEventListener("error", () => fail(new Error("The server's inspector does not answer")), { once: true });
  });
  let calls = 0;
  return {
    call(method, params = {}) {
      const id = ++calls;
      return new Promise((done, fail) => {
        waiting.set(id, ({ result, error }) => (error ? fail(new Error(`${method}: ${error.message}`)) : done(result)));
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    close: () => socket.close(),
  };
}

async function addressOf(port: number): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
      const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
      if (target !== undefined) return target.webSocketDebuggerUrl;
      throw new Error("The server has no inspector");
    } catch (error) {
      if (tries === 20) throw error;
      await sleep(50);
    }
  }
}
