import { createNextLoads, type NextLoads } from "./next-load.ts";
import { createSalesMemory, type SalesMemory } from "./sales-memory.ts";

/** What one process keeps for all who look at its dashboard. */
export interface SalesFigures {
  readonly memory: SalesMemory;
  readonly loads: NextLoads;
}

export function createSalesFigures(): SalesFigures {
  return { memory: createSalesMemory(), loads: createNextLoads() };
}
