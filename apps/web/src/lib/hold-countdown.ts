import { useEffect, useState } from "react";

/** Milliseconds left of a hold, by the server's clock: this device's may be wrong. */
export interface HoldClock {
  readonly expiresAt: string;
  /** The server's time in its answer, and this device's when the answer came (milliseconds). */
  readonly serverTime: string;
  readonly receivedAt: number;
}

export function millisecondsLeft(clock: HoldClock, deviceNow: number): number {
  const serverNow = Date.parse(clock.serverTime) + (deviceNow - clock.receivedAt);
  return Math.max(0, Date.parse(clock.expiresAt) - serverNow);
}

/** Ticks every second while the hold runs, and calls `onLapse` once when it ends. */
export function useHoldCountdown(clock: HoldClock, onLapse: () => void): number {
  const { expiresAt, serverTime, receivedAt } = clock;
  const [now, setNow] = useState(() => Date.now());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock is its three values, and onLapse may change each render
  useEffect(() => {
    const tick = () => {
      const deviceNow = Date.now();
      setNow(deviceNow);
      if (millisecondsLeft({ expiresAt, serverTime, receivedAt }, deviceNow) > 0) return;
      clearInterval(timer);
      onLapse();
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [expiresAt, serverTime, receivedAt]);
  // From this clock, not from the last tick: a hold that was extended has its new time at once.
  return millisecondsLeft(clock, Math.max(now, receivedAt));
}

/** The moments at which the rest of a hold is worth saying aloud, in seconds. */
const ANNOUNCED_SECONDS = [300, 60];

/** The last announced moment that was reached, in seconds; null before the first. */
export function announcedMoment(milliseconds: number): number | null {
  return ANNOUNCED_SECONDS.filter((moment) => milliseconds <= moment * 1000).at(-1) ?? null;
}
