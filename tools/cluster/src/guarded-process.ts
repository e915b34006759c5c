import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithUs, sendSignal } from "../../../scripts/lib/processes.mjs";
import { ROOT } from "../../../scripts/lib/settings.mjs";

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Gets all that it prints. */
  readonly logFile: string;
  /** Between SIGTERM and SIGKILL. */
  readonly patienceMs: number;
}

const RESTART_PAUSE_MS = 500;

/**
 * A program that is started again when it ends by itself, as a container engine does, and ends with this process, however this one ends.
 */
export class GuardedProcess {
  readonly #program: Program;
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #wanted = false;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Its process id; null while it does not run. */
  pid(): number | null {
    return this.#child?.pid ?? null;
  }

  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#launch();
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Ends it as a crash does, and leaves it so until `start`. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.#wanted = false;
    const pid = this.pid();
    if (pid === null) return this.#ended;
    sendSignal(-pid, signal);
    const timer = setTimeout(() => sendSignal(-pid, "SIGKILL"), this.#program.patienceMs);
    await this.#ended;
    clearTimeout(timer);
  }

  #launch(): void {
    const { command, args, env, logFile } = this.#program;
    const output = openSync(logFile, "a", 0o600);
    const stdio: ["ignore", number, number] = ["ignore", output, output];
    const child = spawn(command, args, { cwd: ROOT, env, detached: true, stdio });
    closeSync(output);
    this.#child = child;
    const standDown = child.pid === undefined ? () => undefined : endWithUs(-child.pid);
    this.#ended = new Promise((done) => {
      const over = () => {
        standDown();
        this.#child = null;
        done();
        void this.#startAgain();
      };
      child.once("error", over);
      child.once("exit", over);
    });
  }

  async #startAgain(): Promise<void> {
    if (!this.#wanted) return;
    await sleep(RESTART_PAUSE_MS);
    if (this.#wanted && this.#child === null) this.#launch();
  }
}
