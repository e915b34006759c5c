import { describe, expect, it } from "vitest";
import { presetRange } from "./date-range.ts";
import { changeSearch, listInput, readCatalogueSearch, toggleCategory } from "./search.ts";

describe("the address of the list", () => {
  it("leaves out what it does not understand", () => {
    const raw = { q: "jazz", categories: "concerts,<script>", when: "yesterday", seats: 99, from: "soon", page: 3 };
    expect(readCatalogueSearch(raw)).toEqual({ q: "jazz", categories: "concerts" });
  });

  it("reads a number as text and text as a number", () => {
    expect(readCatalogueSearch({ q: 2026, seats: "4" })).toEqual({ q: "2026", seats: 4 });
  });

  it("has either a preset or chosen days", () => {
    expect(changeSearch({ when: "today" }, { from: "2097-01-02" })).toEqual({ from: "2097-01-02" });
    expect(changeSearch({ from: "2097-01-02", to: "2097-01-03" }, { when: "week" })).toEqual({ when: "week" });
  });

  it("adds and removes categories", () => {
    const two = toggleCategory({ categories: "concerts" }, "sport");
    expect(two).toEqual({ categories: "concerts,sport" });
    expect(toggleCategory(two, "concerts")).toEqual({ categories: "sport" });
  });

  it("includes the last chosen day", () => {
    const input = listInput({ from: "2097-03-30", to: "2097-03-31" }, new Date());
    expect(input.from).toBe(new Date(2097, 2, 30).toISOString());
    expect(input.to).toBe(new Date(2097, 3, 1).toISOString());
  });
});

describe("this weekend", () => {
  const range = (day: number) => presetRange("weekend", new Date(2026, 10, day, 15, 0));

  it("is the coming Saturday and Sunday", () => {
    const expected = { from: new Date(2026, 10, 28).toISOString(), to: new Date(2026, 10, 30).toISOString() };
    expect(range(23)).toEqual(expected);
    expect(range(28)).toEqual(expected);
  });

  it("is what is left of it on a Sunday", () => {
    expect(range(29)).toEqual({ from: new Date(2026, 10, 29).toISOString(), to: new Date(2026, 10, 30).toISOString() });
  });
});
