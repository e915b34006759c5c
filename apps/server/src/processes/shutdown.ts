/** Milliseconds for the work in hand; `npm start` gives the server one second more before it kills it. */
const LIMIT_MS = 8_000;

export interface ShutdownOptions {
  /** For which it serves on, before the end. */
  readonly drainSeconds: number;
  /** Ends everything; resolves when it has. */
  readonly close: () => Promise<void>;
  readonly exit: (code: number) => void;
  readonly warn: (message: string) => void;
}

/** On SIGTERM or SIGINT, ends in order and exits with 0; with 1 when that takes too long or fails. A second one exits at once. */
export function closeOnSignal(options: ShutdownOptions): void {
  const stop = stopOnce(options);
  let asked = false;
  function onSignal() {
    if (asked) return options.exit(1);
    asked = true;
    stop();
  }
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

/** @returns what ends everything in order and exits; from the second call on it does nothing */
export function stopOnce({ drainSeconds, close, exit, warn }: ShutdownOptions): () => void {
  const limitMs = drainSeconds * 1000 + LIMIT_MS;
  let stopping = false;
  async function end() {
    const timer = setTimeout(() => {
      warn(`not everything ended within ${limitMs / 1000} s`);
      exit(1);
    }, limitMs);
    try {
      await close();
      clearTimeout(timer);
      exit(0);
    } catch (error) {
      warn(error instanceof Error ? error.message : String(error));
      exit(1);
    }
  }
  return () => {
    if (stopping) return;
    stopping = true;
    void end();
  };
}
