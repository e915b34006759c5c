/** Where somebody stands after a request. */
export interface Standing {
  readonly allowed: boolean;
  /** How many more are likely to be allowed in this minute: others may use what is shared. */
  readonly left: number;
  /** Until the minute ends: 1 to 60. */
  readonly seconds: number;
}

/** What was got of the allowance that all processes share. */
export interface Reserved {
  readonly taken: number;
  readonly left: number;
}

export interface RequestCountsOptions {
  /** Requests a minute of one subject, in all processes together. */
  readonly limit: number;
  /** Takes up to `amount` of what is left of the shared allowance until the minute ends. */
  readonly reserve: (subject: string, amount: number, minuteEnds: Date) => Promise<Reserved>;
  readonly now: () => Date;
  /** Subjects that are remembered; 50,000 when absent. */
  readonly mostSubjects?: number;
  /** How long a request waits for the database, in milliseconds; 250 when absent. */
  readonly patienceMs?: number;
}

export interface RequestCounts {
  /** Counts a request, at once where that needs no question to the database: almost always. */
  take(subject: string): Standing | Promise<Standing>;
}

const MINUTE_MS = 60_000;
const MOST_SUBJECTS = 50_000;
const PATIENCE_MS = 250;

/** Share of the limit that each process allows without asking, and what it allows at least. */
const FREE_SHARE = 0.02;
const LEAST_FREE = 20;
/** Share of the limit that is reserved at once. */
const BLOCK_SHARE = 0.1;

/** Of one subject in the minute that runs. */
interface Count {
  used: number;
  /** How many this process allows for now. */
  granted: number;
  /** How many of these are reserved in the database. The others were allowed unasked, and are settled with the next block. */
  settled: number;
  /** Of the shared allowance, when it was last asked. */
  sharedLeft: number;
  /** Nothing more until the minute ends: nobody is asked again. */
  isOver: boolean;
  waiting: Promise<void> | null;
}

/**
 * Counts requests so that somebody gets no more than `limit` a minute from all processes together, and what each process allowed unasked.
 * Minutes are those of the clock, the same for all processes.
 */
export function createRequestCounts(options: RequestCountsOptions): RequestCounts {
  const { limit, reserve, now, mostSubjects = MOST_SUBJECTS, patienceMs = PATIENCE_MS } = options;
  const free = Math.min(limit, Math.max(LEAST_FREE, Math.ceil(limit * FREE_SHARE)));
  const block = Math.ceil(limit * BLOCK_SHARE);
  let counts = new Map<string, Count>();
  let minuteEnds = 0;

  function take(subject: string): Standing | Promise<Standing> {
    const at = now().getTime();
    // The second half: a clock that was put back must not keep an old minute.
    if (at >= minuteEnds || at < minuteEnds - MINUTE_MS) {
      counts = new Map();
      minuteEnds = (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS;
    }
    const count = counts.get(subject) ?? begin(subject);
    if (count.used < count.granted) {
      count.used++;
      return standing(count, at, true);
    }
    return count.isOver ? standing(count, at, false) : takeLater(subject, count);
  }

  function begin(subject: string): Count {
    // The oldest goes: whoever still asks begins anew, with little that is free.
    if (counts.size >= mostSubjects) counts.delete(counts.keys().next().value ?? subject);
    const count = { used: 0, granted: free, settled: 0, sharedLeft: limit, isOver: free === 0, waiting: null };
    counts.set(subject, count);
    return count;
  }

  async function takeLater(subject: string, count: Count): Promise<Standing> {
    count.waiting ??= askForMore(subject, count).finally(() => {
      count.waiting = null;
    });
    await count.waiting;
    return take(subject);
  }

  /** Afterwards more is granted, or it is over. */
  async function askForMore(subject: string, count: Count): Promise<void> {
    const amount = Math.min(limit, count.granted - count.settled + block);
    let isLate = false;
    const reserved = reserve(subject, amount, new Date(minuteEnds)).then(({ taken, left }) => {
      count.settled += taken;
      count.sharedLeft = left;
      if (count.settled > count.granted) count.granted = count.settled;
      else if (!isLate) count.isOver = true;
    });
    const { promise: tooLate, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(reject, patienceMs, new Error("the database does not answer"));
    try {
      await Promise.race([reserved, tooLate]);
    } catch {
      // Better some too many than nobody served: without a database each process allows the whole limit.
      isLate = true;
      reserved.catch(() => undefined);
      count.granted = Math.min(limit, count.granted + block);
      count.isOver = count.used >= count.granted;
    } finally {
      clearTimeout(timer);
    }
  }

  function standing({ used, granted, settled, sharedLeft, isOver }: Count, at: number, allowed: boolean): Standing {
    const likely = isOver ? granted - used : sharedLeft + settled - used;
    return { allowed, left: Math.max(0, likely), seconds: Math.ceil((minuteEnds - at) / 1000) };
  }

  return { take };
}
