export interface ScheduleOptions {
  /** Milliseconds from one backup to the next. */
  readonly everyMs: number;
  /** When the newest backup was made; null when there is none. Asked each time: it outlives this process. */
  readonly newest: () => Promise<Date | null>;
  /** Makes a backup. What it throws is told to `onFailure`, and it is tried again. */
  readonly work: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
  readonly now: () => Date;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** After a failure, in milliseconds; a shorter period stays as it is. */
const RETRY_MS = 300_000;

/** Makes a backup whenever the newest is too old, until it is told to end. A restart makes none that is not due. */
export async function keepBackingUp(options: ScheduleOptions): Promise<void> {
  const { everyMs, newest, work, onFailure, now, signal } = options;
  let waitMs = 0;
  while (!signal.aborted) {
    try {
      waitMs = untilDue(await newest(), now(), everyMs);
      if (waitMs === 0) {
        await work();
        waitMs = untilDue(await newest(), now(), everyMs);
      }
    } catch (error) {
      if (signal.aborted) return;
      onFailure(error);
      waitMs = Math.min(RETRY_MS, everyMs);
    }
    await pause(waitMs, signal);
  }
}

/** Milliseconds until a backup is due; 0 when it is. A clock that was set back must not put it off for longer than the period. */
export function untilDue(newest: Date | null, now: Date, everyMs: number): number {
  if (newest === null) return 0;
  return Math.min(Math.max(0, newest.getTime() + everyMs - now.getTime()), everyMs);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}
