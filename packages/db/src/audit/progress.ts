/** What a line of progress is written to. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const EVERY_MS = { terminal: 200, pipe: 5_000 };

/**
 * Shows how far a long command is: one line that is written over on a terminal, a new line every few seconds elsewhere.
 * @param now monotonic milliseconds
 */
export function createProgress(stream: ProgressStream, now: () => number = () => performance.now()) {
  const pauseMs = stream.isTTY === true ? EVERY_MS.terminal : EVERY_MS.pipe;
  let shownAt = now();
  let dirty = false;
  return {
    show(line: string): void {
      if (now() - shownAt < pauseMs) return;
      shownAt = now();
      dirty = stream.isTTY === true;
      stream.write(dirty ? `\r\x1b[K${line}` : `${line}\n`);
    },
    /** Takes the line away, so that another one may be printed in its place. It comes back when its time has come. */
    clear(): void {
      if (dirty) stream.write("\r\x1b[K");
      dirty = false;
    },
  };
}
