import type { Money } from "@guichet/api/fields";
import type { SessionDetail } from "@guichet/api/sessions/schema";

/** What can be said of the sessions to come in a line each. */
export interface EventFacts {
  /** The first and the last of them; null when there is none. */
  readonly next: SessionDetail | null;
  readonly last: SessionDetail | null;
  readonly dates: number;
  /** The shortest and the longest, in minutes. */
  readonly minutes: readonly [number, number] | null;
  /** The lowest and the highest price of a seat now, among those that can be booked; null when none can, or in several currencies. */
  readonly prices: readonly [Money, Money] | null;
}

/** Facts about the sessions that have neither started at `now` nor been cancelled. */
export function factsOf(sessions: readonly SessionDetail[], now: Date): EventFacts {
  const coming = sessions
    .filter(({ startsAt, status }) => status === "SCHEDULED" && Date.parse(startsAt) > now.getTime())
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const minutes = coming.map(({ startsAt, endsAt }) =>
    Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000),
  );
  return {
    next: coming[0] ?? null,
    last: coming.at(-1) ?? null,
    dates: coming.length,
    minutes: minutes.length === 0 ? null : [Math.min(...minutes), Math.max(...minutes)],
    prices: priceRange(coming.filter(({ salesState }) => salesState === "open").map(({ price }) => price)),
  };
}

function priceRange(prices: readonly Money[]): readonly [Money, Money] | null {
  const [lowest] = prices.toSorted((a, b) => a.amount - b.amount);
  const [highest] = prices.toSorted((a, b) => b.amount - a.amount);
  if (lowest === undefined || highest === undefined) return null;
  return prices.every(({ currency }) => currency === lowest.currency) ? [lowest, highest] : null;
}
