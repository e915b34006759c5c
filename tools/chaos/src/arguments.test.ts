import { describe, expect, it } from "vitest";
import { UsageError } from "../../bench/src/tool-cli.ts";
import { chooseFaults, parseArguments } from "./arguments.ts";

const KNOWN = [
  { name: "a", quick: false },
  { name: "b", quick: true },
  { name: "c", quick: false },
];
const chosen = (...args: string[]) => chooseFaults(KNOWN, parseArguments(args)).map(({ name }) => name);

describe("npm run chaos", () => {
  it("does every fault twice", () => {
    expect(parseArguments([])).toMatchObject({ repeat: 2, json: null });
    expect(chosen()).toEqual(["a", "b", "c"]);
  });

  it("does what is quick once with --quick", () => {
    expect(parseArguments(["--quick"]).repeat).toBe(1);
    expect(chosen("--quick")).toEqual(["b"]);
  });

  it("does the named faults, quick or not, in their own order", () => {
    expect(chosen("--fault", "c, a")).toEqual(["a", "c"]);
    expect(chosen("--quick", "--fault=a")).toEqual(["a"]);
  });

  it.each(["0", "51", "1.5", "-1", "many", ""])("refuses --repeat=%s", (value) => {
    expect(() => parseArguments([`--repeat=${value}`])).toThrow("is not a whole number from 1 to 50");
  });

  it.each([["--fault="], ["--json", ""], ["--slow"], ["a"]])("refuses %s", (...args) => {
    expect(() => parseArguments(args)).toThrow(UsageError);
  });

  it("refuses a fault that there is not, and names those that there are", () => {
    expect(() => chosen("--fault", "a,d")).toThrow("No such faults: d. There are: a, b, c");
  });
});
