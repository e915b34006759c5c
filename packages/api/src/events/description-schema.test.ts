import { describe, expect, it } from "vitest";
import { isEasilyRendered } from "./description-bounds.ts";
import { description } from "./description-schema.ts";

const MANY = 20_000;

describe("a description", () => {
  it.each([
    ["empty", ""],
    ["long", "Un concert au bord de l’eau. ".repeat(600)],
    ["a list in a quote in a list", "- un\n  > - deux\n  >   1. trois\n"],
    ["with rows of stars, dashes and underscores", `${"*".repeat(80)}\n${"-".repeat(80)}\n${"_".repeat(80)}`],
    ["with much emphasis", "un **mot** et _un autre_ ".repeat(150)],
    ["of many short lines", "a  \n".repeat(900)],
  ])("may be %s", (_, markdown) => {
    expect(description.safeParse(markdown).success).toBe(true);
  });

  it.each([
    ["of quotes in quotes", ">".repeat(MANY)],
    ["of quotes in quotes, with spaces", "> ".repeat(30)],
    ["of lists in lists", "- ".repeat(MANY / 2)],
    ["of numbered lists in lists", `${"1. ".repeat(30)}x`],
    ["of emphasis in emphasis", `${"*".repeat(9_000)}a${"*".repeat(9_000)}`],
    ["of two kinds of emphasis in each other", `${"*_".repeat(4_000)}a${"_*".repeat(4_000)}`],
    ["of more lines than anybody reads", "a\n=\n".repeat(5_000)],
    ["longer than 20,000 characters", "a".repeat(MANY + 1)],
  ])("may not be one %s", (_, markdown) => {
    expect(description.safeParse(markdown).success).toBe(false);
    expect(isEasilyRendered(markdown)).toBe(false);
  });
});
