import type { Cell } from "./workbook.ts";

const divisors = new Map<string, number>();

/** An amount of minor units as a cell in major ones: 1250 of EUR are 12.5, of JPY 1250. */
export function amountCell(minorUnits: number, currency: string): Cell {
  let divisor = divisors.get(currency);
  if (divisor === undefined) {
    const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", {
      style: "currency",
      currency,
    }).resolvedOptions();
    divisor = 10 ** maximumFractionDigits;
    divisors.set(currency, divisor);
  }
  return { kind: "amount", value: minorUnits / divisor };
}
