import { type PriceTier, priceTiers, type SalesState } from "./schema.ts";

/** The price tiers kept with a session. They were checked when written; anything else is a damaged row and throws. */
export function priceTiersOf(stored: unknown): PriceTier[] {
  return priceTiers.parse(stored);
}

/** What the price of a seat depends on. */
export interface Pricing {
  /** Minor units. */
  readonly basePrice: number;
  readonly capacity: number;
  readonly priceTiers: readonly PriceTier[];
}

/**
 * The price of one seat, in minor units, when `reserved` seats are taken: the base price times the multiplier of the highest
 * tier reached, rounded half up. Integers throughout: a percentage as a float would misjudge 60 % of 35 seats.
 */
export function quotePrice({ basePrice, capacity, priceTiers }: Pricing, reserved: number): number {
  const reached = priceTiers.filter((tier) => reserved * 100 >= tier.fromPercent * capacity);
  const multiplierPercent = reached.at(-1)?.multiplierPercent ?? 100;
  return Math.floor((basePrice * multiplierPercent + 50) / 100);
}

/** The price of one seat of a stored session now. */
export function priceNow(session: Pricing & { readonly reserved: number; readonly currency: string }) {
  return { amount: quotePrice(session, session.reserved), currency: session.currency };
}

/** What decides whether a session can be booked. */
export interface Sale {
  readonly status: "SCHEDULED" | "CANCELLED";
  readonly startsAt: Date;
  readonly salesStartAt: Date | null;
  /** Null: sales end when the session starts. */
  readonly salesEndAt: Date | null;
  readonly capacity: number;
  readonly reserved: number;
}

/** Whether a session can be booked at `now`, and if not, why. Sales never outlast the start of the session. */
export function salesStateOf(sale: Sale, now: Date): SalesState {
  if (sale.status === "CANCELLED") return "cancelled";
  if (now >= sale.startsAt || (sale.salesEndAt !== null && now >= sale.salesEndAt)) return "closed";
  if (sale.salesStartAt !== null && now < sale.salesStartAt) return "not-yet-open";
  return sale.reserved >= sale.capacity ? "sold-out" : "open";
}

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Two sessions overlap when they share an instant; one may start the moment another ends. */
export function overlaps(a: Span, b: Span): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** The first two of the spans that overlap each other, or null. */
export function findOverlap(spans: readonly Span[]): readonly [Span, Span] | null {
  const sorted = [...spans].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  let latest: Span | undefined;
  for (const span of sorted) {
    if (latest !== undefined && overlaps(latest, span)) return [latest, span];
    if (latest === undefined || span.endsAt > latest.endsAt) latest = span;
  }
  return null;
}
