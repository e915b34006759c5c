import { describe, expect, it } from "vitest";
import { indexedText, toIndexQuery } from "./booking-index-text.ts";

const booking = { name: "Marie-Ève Martin", email: "martin.me@example.org", reference: "K7Q2-9XPM" };
const marks = (text: string) => text.split(" ").filter((word) => word.startsWith("_"));

describe("what the index holds of a booking", () => {
  it("is its words, those of the reference marked, and a mark for every two others of three letters and more", () => {
    const text = indexedText(booking);
    expect(text).toMatch(/^marie eve martin \| martin me example org \| __k7q2 __9xpm \| __k7q29xpm _/);
    expect(marks(text).slice(3)).toEqual([
      ...["_evemar", "_marmar", "_examar", "_marorg", "_eveexa", "_eveorg", "_exaorg"],
    ]);
  });

  it("has no mark for a word and a longer one that begins with it: one search word may mean both", () => {
    expect(indexedText({ ...booking, name: "Martin", email: "martin12@martin.example" })).not.toContain("_marmar");
  });

  it("has one mark for all of too many pairs, and fits the column", () => {
    const name = Array.from({ length: 30 }, (_, i) => `${String.fromCharCode(97 + i / 5, 98 + (i % 5))}z`).join(" ");
    expect(marks(indexedText({ ...booking, name }))).toEqual(["__k7q2", "__9xpm", "__k7q29xpm", "_many"]);
    const long = indexedText({ ...booking, name: "ß".repeat(500) });
    expect([long.length, marks(long)]).toEqual([800, ["_many"]]);
  });
});

describe("a search of the index", () => {
  it.each([
    ["Jean Martin", "+(_jeamar __jean* __martin* _many)"],
    ["martin, jea", "+(_jeamar __martin* __jea* _many)"],
    ["marie martin", "+(_marmar __marie* __martin* _many)"],
    ["jean-pierre d'angelo", "+(_jeapie __jean* __pierre* _many) +(_angpie __pierre* __angelo* _many)"],
    ["zo lo", "+(zo* __zo*) +(lo* __lo*)"],
    ["martin m", "+(martin* __martin*)"],
    ["mart martin", "+(mart* __mart*) +(martin* __martin*)"],
  ])("for %j looks for %j", (search, query) => expect(toIndexQuery(search)).toBe(query));

  it("without a letter or digit looks for nothing", () => expect(toIndexQuery(" % _ ")).toBe(""));
});
