import type { Actor } from "./auth/actor.ts";
import type { Action } from "./auth/schema.ts";

/** How a procedure ended. Only what is ok is kept. */
interface Outcome {
  readonly ok: boolean;
  readonly data?: unknown;
}

/**
 * What public queries answered to guests, kept for a moment: under a rush one load serves everybody who asks meanwhile. It
 * belongs to one process; another process's changes show when an answer is too old.
 */
export interface PublicAnswers {
  /**
   * What is kept under the key while it may still be told, otherwise what `load` gives. Callers that come within a second of the
   * start of a load share it, failure included; a failure is not kept. Under one key all loads must give the same type.
   */
  read<Ended extends Outcome>(key: string, load: () => Promise<Ended>): Promise<Ended>;
  /** What `read` would give without loading. */
  peek(key: string): Outcome | undefined;
  /** Something was changed: what is kept may be wrong from here on. */
  changed(): void;
}

export interface PublicAnswersOptions {
  /** Monotonic milliseconds; `performance.now` when absent. */
  readonly clock?: () => number;
  /** Answers kept at most; 128 when absent. */
  readonly capacity?: number;
  /** Milliseconds by which the database that loads read may be behind this process's changes; 0 when absent. */
  readonly readerLagMs?: number;
}

/**
 * From the start of its load on: whoever asks is told nothing that started longer ago, and shares no load that did. So a slow
 * database has one load of a key a second to do, not one for each that asks.
 */
const LONGEST_AGE_MS = 1_000;

/**
 * Loads of one key for the sake of changes: four at once, then one every so many milliseconds. Whoever books and then reads sees
 * the booking; a rush of bookings does not make every read a load.
 */
const RELOADS_AT_ONCE = 4;
const RELOAD_EVERY_MS = 250;

const CAPACITY = 128;
const LONGEST_KEY = 600;

/** Reads whose answer to a guest is the same for every guest. */
const PUBLIC_READS: ReadonlySet<Action> = new Set(["categories.read", "events.read", "sessions.read"]);

/** Whether a call gives what every guest would get: nothing about one's own booking, nothing made for staff or a key. */
export function isPublicAnswer(call: { policy: Action; type: string; actor: Actor }): boolean {
  return call.type === "query" && call.actor.type === "guest" && PUBLIC_READS.has(call.policy);
}

/**
 * The key of a call: its procedure and its input as it came, before it is checked. Null when it is too long to be kept, or nested
 * so deep that it cannot be written: JSON of any depth can be read.
 */
export function answerKey(path: string, rawInput: unknown): string | null {
  const input = written(rawInput);
  if (input === null) return null;
  const key = `${path} ${input}`;
  return key.length > LONGEST_KEY ? null : key;
}

function written(value: unknown): string | null {
  try {
    return String(JSON.stringify(value));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Load {
  /** Loads are numbered as they start. */
  readonly number: number;
  readonly startedAt: number;
  /** Changes seen before it started: only what came later can be missing from it. */
  readonly changes: number;
  readonly outcome: Promise<Outcome>;
}

interface Kept extends Omit<Load, "outcome"> {
  readonly outcome: Outcome;
}

interface Slot {
  kept: Kept | undefined;
  loading: Load | undefined;
  /** Loads that changes may still cause, as of `creditAt`. */
  credit: number;
  creditAt: number;
}

/** Answers of one process. In the order of their last loads; the oldest makes room. */
export function createPublicAnswers(options: PublicAnswersOptions = {}): PublicAnswers {
  const { clock = () => performance.now(), capacity = CAPACITY, readerLagMs = 0 } = options;
  const slots = new Map<string, Slot>();
  let changes = 0;
  /** Before this, a load may have read a database that did not yet have the last change. */
  let caughtUpAt = Number.NEGATIVE_INFINITY;
  let loads = 0;

  /** The answer that may be told at `now`; none when it is too old, or outdated and due to be loaded again. */
  function tellable(slot: Slot, now: number): Outcome | undefined {
    const { kept, loading } = slot;
    if (kept === undefined || !isYoung(kept, now)) return undefined;
    if (kept.changes === changes && kept.startedAt >= caughtUpAt) return kept.outcome;
    return loading?.changes === changes || creditOf(slot, now) >= 1 ? undefined : kept.outcome;
  }

  function start(key: string, slot: Slot, begin: { now: number; load: () => Promise<Outcome> }): Promise<Outcome> {
    slots.delete(key);
    slots.set(key, slot);
    if (slots.size > capacity) slots.delete(slots.keys().next().value ?? key);
    const outcome = begin.load();
    loads += 1;
    const load: Load = { number: loads, startedAt: begin.now, changes, outcome };
    slot.loading = load;
    outcome.then(
      (ended) => finish(key, slot, { load, ended }),
      () => finish(key, slot, { load, ended: { ok: false } }),
    );
    return outcome;
  }

  function finish(key: string, slot: Slot, { load, ended }: { load: Load; ended: Outcome }): void {
    if (slot.loading === load) slot.loading = undefined;
    // A load that was overtaken by a later one has nothing to say.
    if (slot.kept !== undefined && slot.kept.number > load.number) return;
    slot.kept = ended.ok ? { ...load, outcome: ended } : undefined;
    if (slot.kept === undefined && slot.loading === undefined && slots.get(key) === slot) slots.delete(key);
  }

  return {
    read<Ended extends Outcome>(key: string, load: () => Promise<Ended>): Promise<Ended> {
      const now = clock();
      const slot = slots.get(key) ?? { kept: undefined, loading: undefined, credit: RELOADS_AT_ONCE, creditAt: now };
      const told = tellable(slot, now);
      if (told !== undefined) return Promise.resolve(told as Ended);
      const loading = isYoung(slot.loading, now) ? slot.loading : undefined;
      const isOutdated = loading === undefined ? isYoung(slot.kept, now) : loading.changes !== changes;
      const mayReload = !isOutdated || takeCredit(slot, now);
      if (loading !== undefined && (!isOutdated || !mayReload)) return loading.outcome as Promise<Ended>;
      return start(key, slot, { now, load }) as Promise<Ended>;
    },
    peek(key) {
      const slot = slots.get(key);
      return slot === undefined ? undefined : tellable(slot, clock());
    },
    changed() {
      changes += 1;
      if (readerLagMs > 0) caughtUpAt = clock() + readerLagMs;
    },
  };
}

/** Whether it may be told or shared, had nothing changed. */
function isYoung(load: Pick<Load, "startedAt"> | undefined, now: number): boolean {
  return load !== undefined && now - load.startedAt < LONGEST_AGE_MS;
}

function creditOf({ credit, creditAt }: Slot, now: number): number {
  return Math.min(RELOADS_AT_ONCE, credit + (now - creditAt) / RELOAD_EVERY_MS);
}

function takeCredit(slot: Slot, now: number): boolean {
  const credit = creditOf(slot, now);
  if (credit < 1) return false;
  slot.credit = credit - 1;
  slot.creditAt = now;
  return true;
}
