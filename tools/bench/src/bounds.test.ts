import { describe, expect, it } from "vitest";
import { type Check, check, type Findings } from "./bounds.ts";
import type { Measured, Row } from "./row.ts";

const SOUND: Findings = { oversold: 0, acknowledged: 100, missing: 0, verified: true };

function row(id: string, measured: Partial<Measured> = {}): Row {
  const all = { seconds: 2, done: 2000, errors: {}, p50Ms: 1, p99Ms: 2, soldOut: false, ...measured };
  return { id, title: id, clients: 1, measured: all, load: { client: 1, server: 1, database: 1 } };
}

const states = (checks: readonly Check[]) => Object.fromEntries(checks.map(({ name, state }) => [name, state]));

function judge(rows: readonly Row[], findings: Partial<Findings> = {}) {
  return states(check({ rows, growth: [], findings: { oneServer: { ...SOUND, ...findings }, cluster: null } }));
}

const HOT = "REST, hot session, 1000 clients";

describe("check", () => {
  it("compares rates, not counts: windows may differ in length", () => {
    const baseline = row("baseline", { seconds: 1, done: 250 });
    expect(judge([baseline, row("rest-1000", { seconds: 2, done: 2000 })])[`${HOT} / baseline`]).toBe("held");
    expect(judge([baseline, row("rest-1000", { seconds: 2, done: 1990 })])[`${HOT} / baseline`]).toBe("broken");
  });

  it.each([
    ["rest-1000", "ceiling-1000", `${HOT} / ceiling`, 0.25],
    ["list-page", "list-bare", "List of 20 events / bare", 0.5],
    ["event-page", "event-bare", "Event page / bare", 0.5],
  ])("wants %s at its part of %s", (one, other, name, part) => {
    const done = 100_000;
    expect(judge([row(one, { done: done * part }), row(other, { done })])[name]).toBe("held");
    expect(judge([row(one, { done: done * part - 1 }), row(other, { done })])[name]).toBe("broken");
  });

  it("wants the slowest percent of the hot session within a second", () => {
    expect(judge([row("rest-1000", { p99Ms: 999 })])[`${HOT}: p99`]).toBe("held");
    expect(judge([row("rest-1000", { p99Ms: 1000 })])[`${HOT}: p99`]).toBe("broken");
  });

  it("holds nothing when nothing was done", () => {
    const nothing = { done: 0, p99Ms: 0 };
    const judged = judge([row("rest-1000", nothing), row("baseline", nothing)]);
    expect(judged).toMatchObject({
      [`${HOT}: p99`]: "broken",
      [`${HOT} / baseline`]: "broken",
      "Requests that failed": "broken",
    });
  });

  it("forgives no error in any row", () => {
    expect(judge([row("cold"), row("mixed", { errors: { "503": 1 } })])["Requests that failed"]).toBe("broken");
    expect(judge([row("cold"), row("mixed")])["Requests that failed"]).toBe("held");
  });

  it("does not judge what was left out", () => {
    const judged = judge([row("cold")], { acknowledged: 0 });
    expect(judged).toMatchObject({
      [`${HOT} / baseline`]: "not measured",
      "List of 20 events / bare": "not measured",
      "Acknowledged bookings that are not stored": "not measured",
    });
  });

  it.each([
    [{ oversold: 1 }, "Oversold sessions"],
    [{ missing: 1 }, "Acknowledged bookings that are not stored"],
    [{ verified: false }, "npm run verify"],
  ])("is broken by %j", (finding, name) => {
    expect(judge([])[name]).toBe("held");
    expect(judge([], finding)[name]).toBe("broken");
  });

  it("compares what three nodes do with rows of the same nodes, and wants more of them", () => {
    const findings = { oneServer: null, cluster: { ...SOUND, missing: 1 } };
    const rows = [row("cluster-baseline", { done: 1000 }), row("cluster-rest-1000", { done: 6000 }), row("baseline")];
    const judged = states(check({ rows, growth: [], findings }));
    expect(judged).toMatchObject({
      [`Three nodes: ${HOT} / baseline`]: "held",
      [`Three nodes: ${HOT} / ceiling`]: "not measured",
      [`Three nodes: ${HOT}: p99`]: "held",
      "Three nodes: Oversold sessions": "held",
      "Three nodes: Acknowledged bookings that are not stored": "broken",
    });
    expect(judged).not.toHaveProperty(`${HOT} / baseline`);
    const slower = [row("cluster-baseline", { done: 1000 }), row("cluster-rest-1000", { done: 5999 })];
    const broken = states(check({ rows: slower, growth: [], findings }));
    expect(broken[`Three nodes: ${HOT} / baseline`]).toBe("broken");
  });

  it("lets a query take up to three times as long on the large database", () => {
    const growth = [
      { name: "list", bounded: true, smallMs: 10, largeMs: 30 },
      { name: "search", bounded: true, smallMs: 10, largeMs: 30.1 },
    ];
    const judged = states(check({ rows: [], growth, findings: { oneServer: SOUND, cluster: null } }));
    expect(judged).toMatchObject({ "Growth: list": "held", "Growth: search": "broken" });
  });

  it("does not judge what is measured for information", () => {
    const growth = [{ name: "dashboard", bounded: false, smallMs: 1, largeMs: 40 }];
    expect(states(check({ rows: [], growth, findings: { oneServer: SOUND, cluster: null } }))).not.toHaveProperty(
      "Growth: dashboard",
    );
  });
});
