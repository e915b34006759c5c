/**
 * A failure the person at the terminal can do something about: what is wrong, and what to do.
 * Commands print it without a stack trace and exit with 1.
 */
export class Failure extends Error {
  /**
   * @param {string} what one sentence: what is wrong
   * @param {string} [advice] what to do about it
   */
  constructor(what, advice) {
    super(advice ? `${what}\n  → ${advice.replaceAll("\n", "\n    ")}` : what);
    this.name = "Failure";
  }
}

const FULL_DISK = /ENOSPC|no space left on device|disk is full|OS errno 28|errno: 28\b|error: 28\b/i;

/**
 * True when an error or a program's output says that the disk is full.
 * @param {unknown} reason
 */
export const isFullDisk = (reason) => FULL_DISK.test(reason instanceof Error ? `${reason}` : String(reason));

/**
 * @param {string} folder the folder that could not be written
 */
export const fullDisk = (folder) =>
  new Failure(
    `The disk that holds ${folder} is full.`,
    "Free some space (about 1.5 GB for everything) and run it again. Nothing is lost.",
  );

/**
 * The end of a program's output, indented to stand below a message.
 * @param {string} text
 * @param {number} count of lines that are not blank
 */
export const lastLines = (text, count) =>
  text
    .split("\n")
    .filter((line) => line.trim())
    .slice(-count)
    .map((line) => `    ${line}`)
    .join("\n");
