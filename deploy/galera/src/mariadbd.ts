import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "./log.ts";
import type { NodeFiles } from "./node-files.ts";

/** A large buffer pool takes a while to be written down; past this the server hangs. */
const STOP_PATIENCE_MS = 60_000;
/** `--wsrep-recover` first redoes what a crash left: minutes for a large redo log, never an hour. */
const RECOVERY_LIMIT_MS = 1_800_000;
const OUTPUT_LIMIT = 1_000_000;

/** A MariaDB server that runs. */
export interface Mariadbd {
  /** Resolves when it has ended, however. */
  readonly ended: Promise<string>;
  /** Asks it to end in order, and makes it when it has not after `patienceMs`; a minute when absent. */
  stop(patienceMs?: number): Promise<void>;
  /** Ends it as a crash would. */
  kill(): void;
}

/** Starts the server. Its words go where ours go. */
export function startMariadbd(files: NodeFiles, args: readonly string[]): Mariadbd {
  const child = spawn("mariadbd", [`--defaults-file=${files.config}`, ...args], {
    // Its own group: Ctrl-C in a terminal reaches the supervisor, which stops it in the right order.
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = endOf(child).finally(() => endSession(child.pid));
  return {
    ended,
    stop: (patienceMs = STOP_PATIENCE_MS) => stopChild(child, ended, patienceMs),
    kill: () => void child.kill("SIGKILL"),
  };
}

/**
 * Lets the server redo what a crash left, say where its tables stand, and end.
 * @returns what it printed
 */
export async function recoverPosition(files: NodeFiles, signal: AbortSignal): Promise<string> {
  const args = [`--defaults-file=${files.config}`, "--wsrep-recover", "--skip-networking"];
  const child = spawn("mariadbd", args, { detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const take = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-OUTPUT_LIMIT);
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const ended = endOf(child);
  const stop = () => void stopChild(child, ended, STOP_PATIENCE_MS);
  signal.addEventListener("abort", stop, { once: true });
  const limit = setTimeout(stop, RECOVERY_LIMIT_MS);
  await ended;
  clearTimeout(limit);
  signal.removeEventListener("abort", stop);
  return output;
}

/** Ends what a server that has ended leaves behind: the scripts of a state transfer would wait, and keep the next one from starting. */
function endSession(session: number | undefined): void {
  for (const entry of readdirSync("/proc")) {
    const pid = Number(entry);
    if (Number.isInteger(pid) && session !== undefined && sessionOf(pid) === session) killIfThere(pid, "SIGKILL");
  }
}

function sessionOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the name in parentheses: state, parent, group, session (proc(5)).
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[3]);
  } catch {
    return null;
  }
}

function killIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/**
 * Ends a server that a supervisor before this one has left behind: two on one folder would destroy it. One that is still joining, or
 * redoes what a crash left, has written no pid file yet: it is known by its configuration.
 */
export async function endLeftover(files: NodeFiles): Promise<void> {
  for (const pid of leftovers(files)) {
    log(`ending MariaDB (process ${pid}), which runs without a supervisor`);
    killIfThere(pid, "SIGTERM");
    // A frozen process heeds nothing but SIGKILL.
    const deadline = performance.now() + STOP_PATIENCE_MS / 2;
    while (isLeftover(pid, files)) {
      if (performance.now() > deadline) killIfThere(pid, "SIGKILL");
      await sleep(100);
    }
    endSession(pid);
  }
}

const leftovers = (files: NodeFiles): number[] =>
  readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && isLeftover(pid, files));

function isLeftover(pid: number, files: NodeFiles): boolean {
  try {
    const [program = "", ...args] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return /(?:^|\/)mariadbd$/.test(program) && args.includes(`--defaults-file=${files.config}`);
  } catch {
    return false;
  }
}

/** Runs a program to its end. @throws Error with what it said when it fails */
export async function runProgram(command: string, args: readonly string[], input = ""): Promise<string> {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-OUTPUT_LIMIT);
    });
  }
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const how = await endOf(child);
  if (child.exitCode !== 0) throw new Error(`${command} failed (${how}): ${output.trim().slice(-1_000)}`);
  return output;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => done(signal ?? `exit code ${code}`));
  });
}

async function stopChild(child: ChildProcess, ended: Promise<string>, patienceMs: number): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(timer);
}
