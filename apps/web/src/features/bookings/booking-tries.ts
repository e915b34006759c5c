import { retryAfterSeconds, type Trouble, troubleOf } from "../../lib/problem.ts";

/** Pauses between tries in milliseconds, drawn a quarter shorter to a quarter longer: a crowd must not come back as one. */
const PAUSES_MS = [1_000, 3_000, 7_000, 15_000];
/** The server gives up on a booking after 8 s; what takes longer was lost on the way. */
const TRY_TIMEOUT_MS = 12_000;
/** No try begins later than this after the first. */
const LAST_START_MS = 40_000;

/** Whether the same request, sent again, may get another answer soon. */
function mayPass(trouble: Trouble): boolean {
  if (trouble.kind === "unreachable") return trouble.isNothingSent !== true;
  return trouble.status === 503 || trouble.status === 429 || trouble.reason === "idempotency-key-in-use";
}

/** Whether an error says what became of the request. If not, it may have been carried out. */
export function isAnswer(error: unknown): boolean {
  const trouble = troubleOf(error);
  return !mayPass(trouble) && trouble.kind === "refused" && trouble.status < 500;
}

export interface Persistence {
  /** Aborted, it ends the tries: the promise rejects. */
  readonly signal: AbortSignal;
  /** Called before each pause. */
  readonly onPause: () => void;
}

/**
 * Sends a request, up to five times in about half a minute, until somebody answers it. Only for requests that can be repeated.
 * @throws the error of the last try
 */
export async function tryUntilAnswered<Answer>(
  send: (signal: AbortSignal) => Promise<Answer>,
  { signal, onPause }: Persistence,
): Promise<Answer> {
  const begun = performance.now();
  for (let tries = 0; ; tries++) {
    try {
      return await withTimeout(send, signal);
    } catch (error) {
      const pause = PAUSES_MS[tries];
      if (signal.aborted || pause === undefined || !mayPass(troubleOf(error))) throw error;
      const wait = waitBefore(pause, retryAfterSeconds(error));
      if (performance.now() - begun + wait > LAST_START_MS) throw error;
      onPause();
      await sleep(wait, signal);
    }
  }
}

/** Milliseconds: never less than what the server asks for, and a little more by chance. */
function waitBefore(pause: number, askedSeconds: number | undefined): number {
  return Math.max(pause * (0.75 + Math.random() / 2), ((askedSeconds ?? 0) + Math.random()) * 1000);
}

/** `AbortSignal.any` and `AbortSignal.timeout` are younger than some browsers in use. */
async function withTimeout<Answer>(
  send: (signal: AbortSignal) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, TRY_TIMEOUT_MS);
  signal.addEventListener("abort", abort);
  try {
    return await send(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    function stop(): void {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    }
    signal.addEventListener("abort", stop, { once: true });
  });
}
