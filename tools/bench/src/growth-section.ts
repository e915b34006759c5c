import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { GrowthOptions, GrowthRow, MeasureGrowth } from "./growth-row.ts";

const FILE = new URL("./growth/measure-growth.ts", import.meta.url);

/** How queries grow with the database; nothing, and a line, when that cannot be measured yet. */
export async function growthSection(options: GrowthOptions): Promise<readonly GrowthRow[]> {
  if (!existsSync(fileURLToPath(FILE))) {
    options.log("Growth cannot be measured yet: skipped");
    return [];
  }
  const { measureGrowth } = (await import(FILE.href)) as { measureGrowth: MeasureGrowth };
  return measureGrowth(options);
}
