import { expect, it } from "vitest";
import { readFilters } from "./filters.ts";

it("asks for the instants of whole days, the last one included", () => {
  expect(readFilters({ from: "2026-11-26", to: "2026-11-26", address: "192.0.2." })).toEqual({
    ok: true,
    input: {
      address: "192.0.2.",
      from: new Date(2026, 10, 26).toISOString(),
      to: new Date(2026, 10, 27).toISOString(),
    },
  });
});

it.each([
  ["from", { from: "soon" }],
  ["from", { from: "1999-11-26" }],
  ["to", { from: "2026-11-26", to: "2026-11-25" }],
  ["address", { address: "office" }],
  ["action", { action: "%" }],
  ["outcome", { outcome: "perhaps" }],
  ["entityId", { entityId: "é" }],
])("says that %s cannot be asked in %j, and asks for nothing", (name, filters) => {
  const read = readFilters(filters);
  expect(read.ok ? read : Object.keys(read.issues)).toEqual([name]);
});
