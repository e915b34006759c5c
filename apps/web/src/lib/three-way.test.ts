import { expect, it } from "vitest";
import { threeWay } from "./three-way.ts";

type Values = Readonly<Record<"title" | "city" | "venue", string>>;
const differ = (a: Values, b: Values) => (Object.keys(a) as (keyof Values)[]).filter((name) => a[name] !== b[name]);
const base = { title: "Bal", city: "Lyon", venue: "Halle" };

it("each keeps what they alone changed; what both changed is asked, and mine unless chosen otherwise", () => {
  const mine = { ...base, title: "Grand bal", venue: "Halle A" };
  const theirs = { ...base, city: "Dijon", venue: "Halle B" };
  expect(threeWay({ base, mine, theirs }, differ)).toEqual([
    { name: "title", suggested: "mine", changedByBoth: false },
    { name: "city", suggested: "theirs", changedByBoth: false },
    { name: "venue", suggested: "mine", changedByBoth: true },
  ]);
});

it("what both changed to the same is no difference", () => {
  const same = { ...base, city: "Dijon" };
  expect(threeWay({ base, mine: same, theirs: { ...same } }, differ)).toEqual([]);
});
