import { spawn } from "node:child_process";
import { ROOT } from "../../../scripts/lib/settings.mjs";

/** A docker command ended badly; `message` says which, and the end of what it printed. */
export class DockerFailed extends Error {
  override readonly name = "DockerFailed";
}

export interface DockerOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which it is given up. */
  readonly limitMs?: number;
}

const LIMIT_MS = 120_000;
const TAIL = 1_500;

/**
 * Runs `docker …` in the project's folder.
 * @returns what it wrote to its output
 * @throws DockerFailed
 */
export async function docker(
  args: readonly string[],
  { env = {}, limitMs = LIMIT_MS }: DockerOptions = {},
): Promise<string> {
  return run("docker", args, { env, limitMs });
}

/** Runs a program of the project, as an operator would. @throws DockerFailed */
export async function run(command: string, args: readonly string[], options: DockerOptions): Promise<string> {
  const { env = {}, limitMs = LIMIT_MS } = options;
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitMs,
    // Its own group: Ctrl-C reaches us alone, and what has been started is taken down in order.
    detached: true,
  });
  let output = "";
  let both = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    both = (both + text).slice(-TAIL);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    both = (both + text).slice(-TAIL);
  });
  const ending = await new Promise<string | null>((done) => {
    child.once("error", (error) => done(error.message));
    child.once("close", (code, signal) => done(code === 0 ? null : `ended with ${signal ?? `code ${code}`}`));
  });
  if (ending === null) return output;
  throw new DockerFailed(`${command} ${args.slice(0, 4).join(" ")} … ${ending}\n${both.trim()}`);
}

/** Whether an engine answers, and knows `docker compose`. */
export async function hasEngine(): Promise<boolean> {
  try {
    await docker(["info", "--format", "{{.ServerVersion}}"], { limitMs: 15_000 });
    await docker(["compose", "version"], { limitMs: 15_000 });
    return true;
  } catch {
    return false;
  }
}
