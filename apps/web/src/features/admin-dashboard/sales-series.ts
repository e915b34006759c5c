import type { Sales } from "@guichet/api/dashboard/schema";

/** What was sold in a step of the chart: a day, or a week of a long period. */
export interface SalesStep {
  /** The first and the last day. */
  readonly from: string;
  readonly to: string;
  readonly bookings: number;
  readonly seats: number;
  /** Minor units by currency. */
  readonly revenue: ReadonlyMap<string, number>;
}

/** More bars than this say less than their weeks do. */
const MOST_DAYS = 92;

/** A step a day, or a week where there are many days; the last week may be shorter. */
export function salesSteps(days: Sales["days"]): SalesStep[] {
  const length = days.length > MOST_DAYS ? 7 : 1;
  const steps: SalesStep[] = [];
  for (let at = 0; at < days.length; at += length) steps.push(stepOf(days.slice(at, at + length)));
  return steps;
}

function stepOf(days: Sales["days"]): SalesStep {
  const sales = days.flatMap((day) => day.sales);
  const revenue = new Map<string, number>();
  for (const { currency, revenue: amount } of sales) revenue.set(currency, (revenue.get(currency) ?? 0) + amount);
  return {
    from: days[0]?.day ?? "",
    to: days.at(-1)?.day ?? "",
    bookings: sales.reduce((sum, one) => sum + one.bookings, 0),
    seats: sales.reduce((sum, one) => sum + one.seats, 0),
    revenue,
  };
}

/** The currencies in which something was sold, now or in the period before; euros of nothing. */
export function currenciesOf({ total, previous }: Pick<Sales, "total" | "previous">): string[] {
  const amounts = [total.revenue, total.cancelled.revenue, previous.total.revenue].flat();
  const found = [...new Set(amounts.map(({ currency }) => currency))].sort();
  return found.length === 0 ? ["EUR"] : found;
}
