import { describe, expect, it } from "vitest";
import { choose, parseArguments } from "./arguments.ts";
import { UsageError } from "./tool-cli.ts";

describe("parseArguments", () => {
  it("measures everything when nothing is asked for", () => {
    const nothing = { quick: false, list: false, help: false, only: null, json: null, profiles: null };
    expect(parseArguments([])).toEqual(nothing);
  });

  it("takes a list of rows, a file and a folder", () => {
    const options = parseArguments(["--quick", "--only", "rest, list", "--json=out.json", "--cpu-prof", "profiles"]);
    expect(options).toMatchObject({ quick: true, only: ["rest", "list"], json: "out.json", profiles: "profiles" });
  });

  it.each([[["--fast"]], [["rest-64"]], [["--json"]], [["--json="]], [["--only="]]])(
    "refuses %j and says how to call it",
    (args) => {
      expect(() => parseArguments(args)).toThrow(UsageError);
      expect(() => parseArguments(args)).toThrow(/Usage: npm run bench/);
    },
  );
});

describe("choose", () => {
  const rows = [{ id: "rest-64" }, { id: "rest-1000" }, { id: "list" }, { id: "list-bare" }];

  it("takes all rows when none is named", () => {
    expect(choose(rows, null)).toEqual(rows);
  });

  it("takes a row by its name and a group by the part before the dash, in their own order", () => {
    expect(choose(rows, ["list-bare", "rest"]).map(({ id }) => id)).toEqual(["rest-64", "rest-1000", "list-bare"]);
  });

  it("refuses a name that stands for nothing, and half a group's name", () => {
    expect(() => choose(rows, ["rest-64", "cold"])).toThrow(/No such rows: cold\. There are: rest-64/);
    expect(() => choose(rows, ["res"])).toThrow(UsageError);
  });
});
