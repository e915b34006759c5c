import { expect, it } from "vitest";
import { changeSight } from "./viewer-grants.ts";

it("gives and takes what lies between what may be seen and what should be, and nothing where that is the same", () => {
  expect(changeSight("t", undefined, "*")).toEqual(["GRANT SELECT ON `t` TO guichet_viewer"]);
  expect(changeSight("t", ["a"], "*")).toEqual(["GRANT SELECT ON `t` TO guichet_viewer"]);
  expect(changeSight("t", "*", "*")).toEqual([]);
  expect(changeSight("t", ["b", "a"], ["a", "b"])).toEqual([]);
  expect(changeSight("t", undefined, ["a", "b"])).toEqual(["GRANT SELECT (`a`,`b`) ON `t` TO guichet_viewer"]);
});

it("takes a table back whole before a column of it is hidden, and a column that has become a secret", () => {
  expect(changeSight("t", "*", ["a"])).toEqual([
    "REVOKE SELECT ON `t` FROM guichet_viewer",
    "GRANT SELECT (`a`) ON `t` TO guichet_viewer",
  ]);
  expect(changeSight("t", ["a", "token"], ["a", "new"])).toEqual([
    "REVOKE SELECT (`token`) ON `t` FROM guichet_viewer",
    "GRANT SELECT (`new`) ON `t` TO guichet_viewer",
  ]);
});
