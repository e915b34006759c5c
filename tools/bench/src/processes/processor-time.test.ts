import { describe, expect, it } from "vitest";
import { parseStat, processorSeconds } from "./processor-time.ts";

describe("parseStat", () => {
  it("reads parent, user and system time, whatever the program is called", () => {
    const line = "4242 (node (a) b) S 17 4242 4242 0 -1 4194560 1 2 3 4 150 25 0 0 20 0 11 0 99 1 2";
    expect(parseStat(line)).toEqual({ pid: 4242, parent: 17, seconds: 1.75 });
  });

  it("knows nothing of what is no such line", () => {
    expect(parseStat("")).toBeNull();
  });
});

describe.runIf(process.platform === "linux")("processorSeconds", () => {
  it("grows with what a process does", () => {
    const before = processorSeconds(process.pid) ?? Number.NaN;
    const { user, system } = process.cpuUsage();
    while (process.cpuUsage({ user, system }).user < 60_000);
    expect(processorSeconds(process.pid)).toBeGreaterThan(before);
  });

  it("is null for a process that is not there", () => {
    expect(processorSeconds(2 ** 30)).toBeNull();
  });
});
