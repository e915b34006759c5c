import { majorUnits } from "../currency-rules.ts";
import type { Cell } from "./workbook.ts";

/** An amount of minor units as a cell in major ones: 1250 of EUR are 12.5, of JPY 1250. */
export function amountCell(minorUnits: number, currency: string): Cell {
  return { kind: "amount", value: majorUnits(minorUnits, currency) };
}
