import { expect, it } from "vitest";
import { parseBackupArguments } from "./arguments.ts";

it("reads how many to keep and how often", () => {
  expect(parseBackupArguments(["--keep", "7", "--every=24h"])).toEqual({ help: false, keep: 7, everyMs: 86_400_000 });
  expect(parseBackupArguments(["--newest-within", "30m"])).toEqual({ help: false, newestWithinMs: 1_800_000 });
});

it("refuses what would delete all, run for ever, or mean nothing", () => {
  for (const args of [
    ["--keep", "0"],
    ["--keep", "x"],
    ["--every", "10"],
    ["--every", "0h"],
    ["--every", "99d"],
  ]) {
    expect(() => parseBackupArguments(args)).toThrow(`${args.join(" ")}: it takes`);
  }
  expect(() => parseBackupArguments(["--nonsense"])).toThrow("--nonsense");
  expect(() => parseBackupArguments(["file"])).toThrow("file");
});
