import { describe, expect, it } from "vitest";
import { bookingText, hasPhrases, searchPhrases } from "./booking-phrases.ts";

const text = bookingText({ name: "Zoé Lefèvre-O’Neil", email: "Zoe.Lef_99@Example.org", reference: "K7Q2-9XPM" });
const found = (search: string) => hasPhrases(text, searchPhrases(search));

describe("a booking", () => {
  it.each([
    "zoé",
    "LEF",
    "lefevre zoe",
    "lefèvre-o",
    "o'neil",
    "neil",
    "z",
    "zoe.lef",
    "zoe.lef_99@example.org",
    "@example",
    "99@exa",
    "k7q2-9xpm",
    "K7Q29XPM",
    "k7q2",
    "9xp",
    "  zoe   99 ",
    "zoe!",
  ])("is found by %j", (search) => expect(found(search)).toBe(true));

  it.each(["oé", "evre", "neil.zoe", "xpm", "zoe martin", "zoe.99", "example.com", "7q29"])(
    "is not found by %j",
    (search) => expect(found(search)).toBe(false),
  );
});

it("a search without a letter or digit has no phrase, and a long one eight", () => {
  expect(searchPhrases(" % _ @ ")).toEqual([]);
  expect(searchPhrases("a b c d e f g h i j a")).toHaveLength(8);
});
