import { describe, expect, it } from "vitest";
import { differencesOf } from "./differences.ts";

describe("what an entry of the audit log changed", () => {
  it("is every field that is not as it was, with its old and its new value", () => {
    const before = { title: "Jazz", capacity: 10, price: { amount: 100, currency: "EUR" }, tags: ["a"], gone: true };
    const after = { title: "Jazz", capacity: 12, price: { amount: 120, currency: "EUR" }, tags: ["a"], gone: null };
    expect(differencesOf(before, after)).toEqual([
      { field: "capacity", before: 10, after: 12 },
      { field: "price", before: { amount: 100, currency: "EUR" }, after: { amount: 120, currency: "EUR" } },
      { field: "gone", before: true, after: null },
    ]);
  });

  it("is all that was made, or all that went", () => {
    expect(differencesOf(null, { title: "Jazz", imageUrl: null })).toEqual([
      { field: "title", before: null, after: "Jazz" },
    ]);
    expect(differencesOf({ title: "Jazz" }, null)).toEqual([{ field: "title", before: "Jazz", after: null }]);
  });

  it("is nothing where nothing is told, nor where an edit is merely counted", () => {
    expect(differencesOf(null, null)).toEqual([]);
    const edited = { id: "e1", version: 2, updatedAt: "2026-11-26T18:56:03.123Z" };
    expect(differencesOf({ ...edited, version: 1 }, { ...edited, updatedAt: "2026-11-27T18:56:03.123Z" })).toEqual([]);
  });
});
