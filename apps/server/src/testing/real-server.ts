import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

export interface RealServer {
  readonly child: ChildProcess;
  /** The exit code, null after a signal, once all its output has been read: workers share it. */
  readonly ended: Promise<number | null>;
  readonly webPort: number;
  readonly apiPort: number;
  readonly output: () => string;
}

/** Runs the server for real, on ports that were free a moment ago. Whoever runs it ends it. */
export async function runServer(settings: Record<string, string>): Promise<RealServer> {
  const [webPort, apiPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      LOG_LEVEL: "warn",
      DRAIN_SECONDS: "0",
      WEB_PORT: String(webPort),
      API_PORT: String(apiPort),
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, ended, webPort, apiPort, output: () => output };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
