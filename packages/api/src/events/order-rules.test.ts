import { expect, it } from "vitest";
import { isByStatus, storedSort } from "./order-rules.ts";
import { eventSort } from "./schema.ts";

const opposites = [
  ["soonest", "latest"],
  ["oldest", "newest"],
  ["title", "title-desc"],
] as const;

it.each(opposites)("%s and %s are one order, read from either end", (ascending, descending) => {
  const { order } = storedSort(ascending);
  expect(storedSort(ascending)).toEqual({ order, direction: "ascending" });
  expect(storedSort(descending)).toEqual({ order, direction: "descending" });
});

it("no two of the other orders read the same", () => {
  expect(new Set(opposites.map(([one]) => storedSort(one).order)).size).toBe(opposites.length);
});

it("by status, the events of each status come by title, from A on in either direction", () => {
  const byStatus = eventSort.options.filter(isByStatus);
  expect(byStatus).toEqual(["status", "status-desc"]);
  for (const sort of byStatus) expect(storedSort(sort)).toEqual(storedSort("title"));
});
