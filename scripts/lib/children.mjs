import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { endWithUs, sendSignal } from "./processes.mjs";
import { ROOT } from "./settings.mjs";

const BIN = join(ROOT, "node_modules/.bin");
const withoutBin = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder && folder !== BIN);

/** Environment with the project's own programs first: `node` is Node 24 there. */
export const projectEnv = () => ({ ...process.env, PATH: [BIN, ...withoutBin].join(delimiter) });

/** Environment of the machine: for npm, which replaces the project's own Node while it runs. */
export const machineEnv = () => ({ ...process.env, PATH: withoutBin.join(delimiter) });

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Ending
 * @typedef {{ pid: number, ended: Promise<Ending>, hasEnded: () => boolean, patienceMs: number }} Child
 */

/** @type {Set<Child>} */
const living = new Set();
let stopping = false;

/** A program did not succeed; `output` is what it printed. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {Ending} ending
   * @param {string} output
   */
  constructor(command, ending, output) {
    super(`${command} ended with ${ending.signal ?? `code ${ending.code}`}.`);
    this.ending = ending;
    this.output = output;
  }
}

/**
 * Starts a program in its own session and process group: Ctrl-C reaches us alone and we stop the others in order. It
 * ends when we do, even by SIGKILL.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onOutput?: (text: string) => void, patienceMs?: number,
 *   asks?: boolean }} [options] without `onOutput` it writes to our own output; `patienceMs` is the time between SIGTERM and
 *   SIGKILL; with `asks` it reads what is typed
 * @returns {Child}
 */
export function startChild(command, args, options = {}) {
  const { env = projectEnv(), cwd = ROOT, onOutput, patienceMs = 5000, asks = false } = options;
  if (stopping) throw new Error("Interrupted.");
  const output = onOutput ? "pipe" : "inherit";
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: [asks ? "inherit" : "ignore", output, output],
  });
  const standDown = child.pid === undefined ? () => {} : endWithUs(-child.pid);
  if (onOutput) {
    child.stdout?.setEncoding("utf8").on("data", onOutput);
    child.stderr?.setEncoding("utf8").on("data", onOutput);
  }
  let over = false;
  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once(onOutput ? "close" : "exit", (code, signal) => resolve({ code, signal }));
  });
  const handle = { pid: child.pid ?? 0, ended, hasEnded: () => over, patienceMs };
  living.add(handle);
  const forget = () => {
    over = true;
    living.delete(handle);
    standDown();
  };
  ended.then(forget, forget);
  return handle;
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, patienceMs?: number }} [options]
 * @returns {Promise<string>} what it printed
 * @throws {CommandFailed}
 */
export async function run(command, args, options = {}) {
  let output = "";
  const child = startChild(command, args, {
    ...options,
    onOutput: (text) => {
      output = `${output}${text}`.slice(-200_000);
    },
  });
  const ending = await child.ended;
  if (ending.code !== 0) throw new CommandFailed(command, ending, output);
  return output;
}

/** @param {Child} child */
export async function stopChild(child) {
  if (child.hasEnded() || child.pid === 0) return;
  sendSignal(-child.pid, "SIGTERM");
  const timer = setTimeout(() => sendSignal(-child.pid, "SIGKILL"), child.patienceMs);
  await child.ended.catch(() => {});
  clearTimeout(timer);
}

/** Stops what still runs, the last started first; from now on nothing can be started. */
export async function stopChildren() {
  stopping = true;
  for (const child of [...living].reverse()) await stopChild(child);
}

/** Kills what still runs, at once. */
export function killChildren() {
  for (const child of living) if (child.pid !== 0) sendSignal(-child.pid, "SIGKILL");
}
