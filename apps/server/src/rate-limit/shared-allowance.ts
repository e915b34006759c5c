import { subjectOf } from "@guichet/api/server";
import { type Database, useAllowance } from "@guichet/db";
import type { Reserved } from "./request-counts.ts";

export interface SharedAllowanceOptions {
  readonly database: Pick<Database, "writer">;
  /** What is counted, such as `requests`. */
  readonly kind: string;
  readonly limit: number;
  readonly now: () => Date;
}

/** Takes blocks of an allowance that every process and replica takes from: as much as is asked for, or what is left. */
export function createSharedAllowance({ database, kind, limit, now }: SharedAllowanceOptions) {
  return async (name: string, amount: number, minuteEnds: Date): Promise<Reserved> => {
    const subject = subjectOf(name);
    const at = now();
    // By a clock that has moved on meanwhile, the window would have ended before it began.
    const windowMs = Math.max(1, minuteEnds.getTime() - at.getTime());
    const take = (wanted: number) =>
      useAllowance(database.writer, { kind, subject, limit, windowMs }, { amount: wanted, now: at });
    const whole = await take(amount);
    if (whole.granted) return { taken: amount, left: limit - whole.used };
    const rest = Math.min(amount, limit - whole.used);
    if (rest <= 0) return { taken: 0, left: 0 };
    const last = await take(rest);
    return { taken: last.granted ? rest : 0, left: Math.max(0, limit - last.used) };
  };
}
