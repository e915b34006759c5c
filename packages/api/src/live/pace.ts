/** Decides when a process looks at the database for those who watch. */
export interface Pace {
  /** Somebody has begun to watch, or something was changed here: the next look comes at once, if there were not many lately. */
  hurry(): void;
  /** No look begins any more. */
  stop(): void;
}

/** @param look must not reject; says whether anybody is still watching: if not, nothing happens until the next `hurry` */
export type StartPace = (look: () => Promise<boolean>) => Pace;

/** Looks that may come at once after a quiet time. */
const LOOKS_AT_ONCE = 2;
/** So that what hurried looks have used up comes back, beside regular looks: at most five looks in the time of four. */
const REFILL_SHARE = 0.8;

/** A look every so many milliseconds while anybody watches; sooner after a change, but in a rush of changes hardly more of them. */
export function lookEvery(everyMs: number, clock: () => number = () => performance.now()): StartPace {
  return (look) => {
    let timer: NodeJS.Timeout | undefined;
    let isLooking = false;
    let isHurried = false;
    let isStopped = false;
    let credit = LOOKS_AT_ONCE;
    let creditAt = clock();

    function refill(): void {
      const now = clock();
      credit = Math.min(LOOKS_AT_ONCE, credit + (now - creditAt) / (everyMs * REFILL_SHARE));
      creditAt = now;
    }

    function plan(): void {
      if (isStopped || isLooking) return;
      refill();
      const untilCredit = Math.max(0, 1 - credit) * everyMs * REFILL_SHARE;
      clearTimeout(timer);
      timer = setTimeout(() => void run(), isHurried ? untilCredit : everyMs);
    }

    async function run(): Promise<void> {
      timer = undefined;
      isHurried = false;
      isLooking = true;
      refill();
      credit -= 1;
      const goesOn = await look();
      isLooking = false;
      if (goesOn || isHurried) plan();
    }

    return {
      hurry() {
        if (isHurried) return;
        isHurried = true;
        plan();
      },
      stop() {
        isStopped = true;
        clearTimeout(timer);
      },
    };
  };
}
