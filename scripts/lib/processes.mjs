import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What identifies a running process: its start time, since process ids are used again. Undefined when it does not run
 * (a zombie does not run).
 * @param {number} pid
 * @returns {string | undefined}
 */
export function processStart(pid) {
  try {
    // After the program's name in parentheses: state is field 3, start time in clock ticks field 22 (proc(5)).
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
  } catch {
    if (process.platform === "linux") return undefined;
    const ps = spawnSync("ps", ["-p", String(pid), "-o", "lstart="], { encoding: "utf8" });
    return ps.status === 0 ? ps.stdout.trim() || undefined : undefined;
  }
}

/**
 * @param {number} pid
 * @returns {string | undefined} the parent's id if the process is a shell; undefined when it is none, or where /proc is
 *   absent
 */
export function parentOfShell(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return /^\d+ \((?:sh|dash|bash)\) \S (\d+) /.exec(stat)?.[1];
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @param {string | undefined} start what `processStart` said of it before
 */
export const isSameProcess = (pid, start) => start !== undefined && processStart(pid) === start;

/**
 * @param {number} pid a process, or minus a process group
 * @param {NodeJS.Signals} signal
 */
export function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}

/**
 * Asks a process that need not be our child to end, and ends it when it does not.
 * @param {number} pid
 * @param {number} patienceMs time between SIGTERM and SIGKILL
 * @returns {Promise<boolean>} true when it ended by itself
 */
export async function terminate(pid, patienceMs) {
  const start = processStart(pid);
  if (start === undefined) return true;
  sendSignal(pid, "SIGTERM");
  const deadline = Date.now() + patienceMs;
  while (isSameProcess(pid, start)) {
    if (Date.now() > deadline) {
      sendSignal(pid, "SIGKILL");
      while (isSameProcess(pid, start)) await sleep(20);
      return false;
    }
    await sleep(20);
  }
  return true;
}

// `read` returns at end of file, which is when every copy of our end of the pipe is gone: however we died.
const WATCH = `
read -r word
[ "$word" = done ] && exit 0
kill -s TERM -- "$1" 2>/dev/null
n=0
while kill -s 0 -- "$1" 2>/dev/null && [ $n -lt 200 ]; do sleep 0.1; n=$((n + 1)); done
kill -s KILL -- "$1" 2>/dev/null`;

/**
 * Sees to it that a process (or, with a negative id, its group) ends when this one does, even by SIGKILL.
 * @param {number} target
 * @returns {() => void} to be called once the target has ended by other means
 */
export function endWithUs(target) {
  const watchdog = spawn("/bin/sh", ["-c", WATCH, "guichet-watchdog", String(target)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watchdog.on("error", () => {});
  watchdog.stdin.on("error", () => {});
  watchdog.unref();
  /** @type {import("node:net").Socket} */ (/** @type {unknown} */ (watchdog.stdin)).unref?.();
  return () => watchdog.stdin.end("done\n");
}
