import { describe, expect, it } from "vitest";
import type { Row } from "../row.ts";
import { renderChecks, renderGrowth, renderRows } from "./table.ts";

const measured = { seconds: 2, done: 24_690, errors: {}, p50Ms: 4.256, p99Ms: 71.9, soldOut: false };
const hot: Row = {
  ...{ id: "rest-64", title: "REST, one hot session", clients: 64, measured },
  load: { client: 0.5, server: 1.034, database: null },
};

describe("renderRows", () => {
  it("shows rates with spaces, times, processor time in percent of a core, and what is not known", () => {
    const [head, line] = renderRows([hot]).split("\n");
    expect(line?.split(/ {2,}/)).toEqual([
      ...["rest-64", "64", "12 345", "4.26", "72", "0", "50 %", "103 %", "–", "84", "REST, one hot session"],
    ]);
    expect(line?.indexOf("12 345")).toBe((head?.indexOf("per second") ?? 0) + "per second".length - "12 345".length);
  });

  it("names the errors, and a session that was sold out before the end", () => {
    const troubled = { ...measured, done: 0, errors: { "503": 12, socket: 1 }, soldOut: true };
    const line = renderRows([{ ...hot, measured: troubled }]).split("\n")[1];
    expect(line).toContain("12 (503), 1 (socket)");
    expect(line).toContain("sold out after 2.0 s");
    expect(line).toMatch(/ – +– /);
  });
});

describe("renderGrowth", () => {
  it("shows both times, their ratio, and which have no bound", () => {
    const rows = [
      { name: "search", bounded: true, smallMs: 2, largeMs: 5 },
      { name: "dashboard", bounded: false, smallMs: 1, largeMs: 40 },
    ];
    const lines = renderGrowth(rows).split("\n").slice(1);
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ["search", "2.00", "5.00", "2.50 ×"],
      ["dashboard", "1.00", "40.00", "40.00 ×", "for information"],
    ]);
  });
});

describe("renderChecks", () => {
  it("marks what held, what is broken and what was not measured", () => {
    const lines = renderChecks([
      { name: "a", bound: "at least 4 ×", measured: "5.00 ×", state: "held" },
      { name: "b", bound: "none", measured: "3", state: "broken" },
      { name: "c", bound: "none", measured: "", state: "not measured" },
    ]);
    expect(lines.split("\n")).toEqual(["✓ a: 5.00 × (at least 4 ×)", "✗ b: 3 (none)", "– c: not measured (none)"]);
  });
});
