import { isSound } from "../checker/judge.ts";
import type { Aims, Fault } from "../faults/fault.ts";
import type { Round } from "../round.ts";

/** A fault and what came of all its rounds: the longest times, the sums of the rest. */
export interface Row {
  readonly fault: string;
  readonly title: string;
  readonly standIn: string | null;
  readonly rounds: number;
  readonly withoutWrites: number;
  readonly withoutReads: number;
  /** Public pages alone, which an API process may have in memory. */
  readonly withoutPages: number;
  readonly recovery: number | null;
  readonly healed: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly oversold: number;
  readonly duplicated: number;
  readonly stale: number;
  readonly refusedButMade: number;
  readonly notVerified: number;
  /** Why a round came to no end; empty when all did. */
  readonly failures: readonly string[];
  /** Why it was not done at all; empty when it was. */
  readonly leftOut: string;
  /** What the project aims at and these rounds missed, in words. */
  readonly missed: readonly string[];
}

/** Rounds of one fault. */
export interface Played {
  readonly fault: Pick<Fault, "name" | "title" | "aims">;
  readonly rounds: readonly Round[];
  readonly failures: readonly string[];
  readonly leftOut: string;
}

export function rowOf({ fault, rounds, failures, leftOut }: Played): Row {
  const most = (value: (round: Round) => number) => Math.max(0, ...rounds.map(value));
  const sum = (value: (round: Round) => number) => rounds.reduce((total, round) => total + value(round), 0);
  const times = {
    withoutWrites: most((round) => round.withoutWrites),
    withoutReads: most((round) => round.withoutReads),
    recovery: rounds.some(({ recovery }) => recovery !== null) ? most((round) => round.recovery ?? 0) : null,
  };
  return {
    ...{ fault: fault.name, title: fault.title, standIn: rounds[0]?.standIn ?? null, rounds: rounds.length },
    ...times,
    withoutPages: most(({ withoutEach }) => withoutEach["page"] ?? 0),
    healed: most((round) => round.healed),
    acknowledged: sum(({ verdict }) => verdict.acknowledged),
    lost: sum(({ verdict }) => verdict.lost.length),
    oversold: sum(({ verdict }) => verdict.oversold.length),
    duplicated: sum(({ verdict }) => verdict.duplicated.length),
    stale: sum(({ verdict }) => verdict.stale.length),
    refusedButMade: sum(({ verdict }) => verdict.refusedButMade.length),
    notVerified: sum(({ verified }) => (verified ? 0 : 1)),
    ...{ failures, leftOut },
    missed: [...missedOf(fault.aims, times), ...rounds.flatMap(manyWriters)],
  };
}

type Times = Pick<Row, "withoutWrites" | "withoutReads" | "recovery">;

function missedOf(aims: Aims, times: Times): string[] {
  const words = { withoutWrites: "without writes", withoutReads: "without reads", recovery: "to recover" } as const;
  return (["withoutWrites", "withoutReads", "recovery"] as const).flatMap((what) => {
    const [aim, time] = [aims[what], times[what]];
    if (aim === null || time === null || time <= aim) return [];
    return [`${inSeconds(time)} s ${words[what]} (aim: at most ${aim / 1000} s)`];
  });
}

/** Correct all the same, but each undoes some of the other's work at COMMIT. */
function manyWriters({ writers }: Round): string[] {
  return writers.length > 1 ? [`${writers.join(" and ")} took writes at once afterwards`] : [];
}

export function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

/** Whether nothing is wrong with a round but, perhaps, how long it took. */
export function isRoundSound({ verdict, verified }: Round): boolean {
  return isSound(verdict) && verified;
}
