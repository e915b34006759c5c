import { quotePrice } from "@guichet/api/sessions/rules";
import { type PriceTier, priceTiers } from "@guichet/api/sessions/schema";
import { parsePrice } from "../../lib/price-text.ts";
import { chosenTiers, type SessionFormValues } from "./session-form-values.ts";

/** From one seat to another, a seat costs this much. */
export interface PriceStep {
  /** Seats that are taken when it begins. */
  readonly from: number;
  /** Seats that are sold at this price. */
  readonly seats: number;
  readonly amount: number;
}

export interface PriceCurve {
  readonly currency: string;
  readonly capacity: number;
  readonly steps: readonly PriceStep[];
  /** What a full house brings, if each seat is booked by itself. */
  readonly total: number;
  /** Steps that lower the price, by their place in the form, from 1. */
  readonly falling: readonly number[];
  /** Steps that no seat is left for. */
  readonly unreached: readonly number[];
}

/** As long as no capacity is typed, a hall of so many seats. */
const EXAMPLE_CAPACITY = 100;

/** How the price moves while the session fills, as far as it can be told from what is typed; null when it cannot. */
export function priceCurve(
  values: Pick<SessionFormValues, "basePrice" | "currency" | "capacity" | "pricing" | "priceTiers">,
): PriceCurve | null {
  const currency = values.currency.trim().toUpperCase();
  const basePrice = parsePrice(values.basePrice, currency);
  const tiers = priceTiers.safeParse(chosenTiers(values));
  if (basePrice === null || !/^[A-Z]{3}$/.test(currency) || !tiers.success) return null;
  const typed = /^\s*\d{1,6}\s*$/.test(values.capacity) ? Number(values.capacity) : 0;
  const capacity = typed > 0 ? typed : EXAMPLE_CAPACITY;
  const steps = stepsOf({ basePrice, capacity, tiers: tiers.data });
  return {
    currency,
    capacity,
    steps,
    total: steps.reduce((sum, { seats, amount }) => sum + seats * amount, 0),
    falling: placesOf(tiers.data, (tier, i) => tier.multiplierPercent < (tiers.data[i - 1]?.multiplierPercent ?? 100)),
    unreached: placesOf(tiers.data, (tier) => firstTaken(tier, capacity) >= capacity),
  };
}

function placesOf(tiers: readonly PriceTier[], fits: (tier: PriceTier, index: number) => boolean): number[] {
  return tiers.flatMap((tier, index) => (fits(tier, index) ? [index + 1] : []));
}

/** The fewest seats taken that are so many percent of the capacity. */
function firstTaken({ fromPercent }: PriceTier, capacity: number): number {
  return Math.ceil((fromPercent * capacity) / 100);
}

function stepsOf({ basePrice, capacity, tiers }: { basePrice: number; capacity: number; tiers: PriceTier[] }) {
  const starts = [...new Set([0, ...tiers.map((tier) => firstTaken(tier, capacity))])].filter(
    (from) => from < capacity,
  );
  return starts.map((from, i) => ({
    from,
    seats: (starts[i + 1] ?? capacity) - from,
    amount: quotePrice({ basePrice, capacity, priceTiers: tiers }, from),
  }));
}
