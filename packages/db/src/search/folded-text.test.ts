import { describe, expect, it } from "vitest";
import { foldText, slugOf } from "./folded-text.ts";

it.each([
  ["L’ÉTÉ à Nîmes", "l ete a nimes"],
  ["Cœur d'artichaut", "coeur d artichaut"],
  ["  C++ & <script>  ", "c script"],
])("folds %j to %j", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

describe("a slug", () => {
  it.each([
    ["L’Été à Nîmes !", "l-ete-a-nimes"],
    ["Chœur & Orchestre", "choeur-orchestre"],
    ["  --  ", "event"],
    ["日本", "event"],
    ["a".repeat(200), "a".repeat(100)],
  ])("of %j is %j", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});
