import { CommandFailed, killChildren, stopChildren } from "./children.mjs";
import { Failure, fullDisk, isFullDisk, lastLines } from "./failure.mjs";
import { parentOfShell } from "./processes.mjs";
import { ROOT } from "./settings.mjs";

/** npm forwards a signal that the terminal has also sent us: the two arrive together and count as one. */
const SAME_KEYSTROKE_MS = 700;

/** @type {(() => Promise<void>)[]} */
const cleanups = [];

/**
 * Something to undo at the end, whatever the end is; last in, first out, after the child processes.
 * @param {() => Promise<void>} cleanup
 */
export const atEnd = (cleanup) => void cleanups.push(cleanup);

async function stopEverything() {
  await stopChildren();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}

/**
 * Runs a command of the project: one clear message and exit code 1 on failure, everything stopped at the end; the first
 * Ctrl-C or SIGTERM ends it in order, the second at once.
 * @param {() => Promise<number>} command resolves with the exit code
 * @param {{ interruptedCode?: number }} [options] exit code after a clean stop by signal
 */
export async function runCommand(command, { interruptedCode = 0 } = {}) {
  let interruptedAt = 0;
  const interrupt = async (/** @type {string} */ reason) => {
    if (interruptedAt > 0) {
      if (Date.now() - interruptedAt < SAME_KEYSTROKE_MS) return;
      killChildren();
      process.exit(1); // The database's watchdog sees us go and shuts it down.
    }
    interruptedAt = Date.now();
    console.log(`\n${reason}: stopping (once more to force) …`);
    await stopEverything();
    console.log("Stopped.");
    process.exit(interruptedCode);
  };
  process.on("SIGINT", () => interrupt("Ctrl-C"));
  process.on("SIGTERM", () => interrupt("SIGTERM"));
  process.on("SIGHUP", () => interrupt("Terminal closed"));
  // A reader that went away (`npm start | head`, a closed terminal) must not keep us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  watchParent(() => interrupt("npm has ended"));

  let code = 1;
  try {
    code = await command();
  } catch (error) {
    if (interruptedAt === 0) console.error(`\n${explain(error)}`);
  }
  if (interruptedAt > 0) return; // `interrupt` exits once all is stopped.
  await stopEverything();
  process.exit(code);
}

/**
 * When npm started us and is killed, nobody else tells us: we find ourselves, or the shell between npm and us, with
 * another parent.
 * @param {() => void} gone
 */
function watchParent(gone) {
  const { npm_lifecycle_event: startedByNpm } = process.env;
  if (!startedByNpm) return;
  const line = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === line) return;
    clearInterval(timer);
    gone();
  }, 1000);
  timer.unref();
}

/** Our parent, and its own where it is the shell in which npm runs scripts. */
function ancestors() {
  const shell = parentOfShell(process.ppid);
  return shell === undefined ? `${process.ppid}` : `${process.ppid} ${shell}`;
}

/**
 * What to print for an error: a message with advice where we know the cause, all that is known where we do not.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof Failure) return error.message;
  if (error instanceof CommandFailed) {
    if (isFullDisk(error.output)) return fullDisk(ROOT).message;
    return `${error.message} It said:\n${lastLines(error.output, 20)}`;
  }
  if (isFullDisk(error)) return fullDisk(ROOT).message;
  const { code, path, stack } = /** @type {NodeJS.ErrnoException} */ (error);
  if ((code === "EACCES" || code === "EPERM" || code === "EROFS") && path) {
    return new Failure(`${path} cannot be written (${code}).`, "Check who owns it, or run it as that user.").message;
  }
  return stack ?? String(error);
}
