import { describe, expect, it } from "vitest";
import { changeSearch, isFiltered, listInputOf, spanOf, toggleCategory, withoutFilters } from "./catalogue-rules.ts";
import {
  type CatalogueSearch,
  DATE_PRESETS,
  readCatalogueAddress,
  readCatalogueSearch,
} from "./catalogue-search-rules.ts";
import { listEventsInput } from "./schema.ts";

const PARIS = "Europe/Paris";
/** A Thursday. */
const NOW = new Date("2026-11-26T15:00:00Z");
const clock = { now: NOW, timeZone: PARIS };

describe("the address of the list", () => {
  it("leaves out what it does not understand", () => {
    const raw = { q: "jazz", categories: "concerts,<script>", when: "yesterday", seats: 99, from: "soon", price: -1 };
    expect(readCatalogueSearch({ ...raw, view: "map", month: "2026-13", page: 3 })).toEqual({
      q: "jazz",
      categories: "concerts",
    });
  });

  it("reads numbers, and words that look like one as words", () => {
    expect(readCatalogueSearch({ q: "2026", seats: "4", price: "20" })).toEqual({ q: "2026", seats: 4, price: 20 });
  });

  it("is the same to a server that has it as it was written", () => {
    expect(readCatalogueAddress("?q=2026&categories=concerts&price=free&month=2026-12&seats=3")).toEqual({
      q: "2026",
      categories: "concerts",
      price: "free",
      month: "2026-12",
      seats: 3,
    });
    expect(readCatalogueAddress("?q=%22caf%C3%A9+noir")).toEqual({ q: '"café noir' });
    expect(readCatalogueAddress("")).toEqual({});
  });
});

describe("a change of the filters", () => {
  it("leaves either a preset or chosen days", () => {
    expect(changeSearch({ when: "today" }, { from: "2097-01-02" })).toEqual({ from: "2097-01-02" });
    expect(changeSearch({ from: "2097-01-02", to: "2097-01-03" }, { when: "week" })).toEqual({ when: "week" });
  });

  it("forgives the spelling of other words again", () => {
    expect(changeSearch({ q: "brahmz", exact: 1 }, { q: "brahmzz" })).toEqual({ q: "brahmzz" });
    expect(changeSearch({ q: "brahmz", exact: 1 }, { city: "Lyon" })).toEqual({ q: "brahmz", exact: 1, city: "Lyon" });
  });

  it("chooses no day of another month", () => {
    expect(changeSearch({ view: "calendar", day: "2026-11-28" }, { month: "2026-12" })).toEqual({
      view: "calendar",
      month: "2026-12",
    });
  });

  it("adds and removes categories", () => {
    const two = toggleCategory({ categories: "concerts" }, "sport");
    expect(two).toEqual({ categories: "concerts,sport" });
    expect(toggleCategory(two, "concerts")).toEqual({ categories: "sport" });
  });

  it("may take all of them away, and leaves order and view", () => {
    const search: CatalogueSearch = { q: "jazz", seats: 2, sort: "title", view: "calendar", month: "2026-12" };
    expect(isFiltered(search)).toBe(true);
    expect(withoutFilters(search)).toEqual({ sort: "title", view: "calendar", month: "2026-12" });
    expect(isFiltered(withoutFilters(search))).toBe(false);
  });
});

describe("what the list is asked for", () => {
  it("has nothing but the page when nothing is filtered, whatever the time and the place", () => {
    expect(listInputOf({}, clock)).toEqual({ view: "public", limit: 12 });
    expect(listInputOf({}, { now: new Date(0), timeZone: "Pacific/Apia" })).toEqual(listInputOf({}, clock));
  });

  it("has every filter, prices in minor units, and is understood", () => {
    const input = listInputOf(
      {
        q: "jazz",
        exact: 1,
        categories: "concerts,sport",
        city: "Lyon",
        seats: 3,
        price: 20,
        sort: "title",
        when: "tomorrow",
      },
      clock,
    );
    expect(input).toEqual({
      view: "public",
      limit: 12,
      q: "jazz",
      spelling: "literal",
      category: ["concerts", "sport"],
      city: "Lyon",
      seats: 3,
      maxPrice: 2_000,
      sort: "title",
      from: "2026-11-26T23:00:00.000Z",
      to: "2026-11-27T23:00:00.000Z",
    });
    expect(listEventsInput.safeParse(input).success).toBe(true);
    expect(listInputOf({ price: "free" }, clock).maxPrice).toBe(0);
  });

  it.each(DATE_PRESETS)("is the same all day for %s", (when) => {
    const [first, last] = ["2026-11-25T23:00:00Z", "2026-11-26T22:59:59Z"].map((now) =>
      listInputOf({ when }, { now: new Date(now), timeZone: PARIS }),
    );
    expect(first).toEqual(last);
  });

  it("includes the last chosen day, of 25 hours though it be", () => {
    expect(listInputOf({ from: "2026-10-24", to: "2026-10-25" }, clock)).toMatchObject({
      from: "2026-10-23T22:00:00.000Z",
      to: "2026-10-25T23:00:00.000Z",
    });
  });

  it("is the chosen day of the calendar, not the dates of the list", () => {
    const search: CatalogueSearch = { view: "calendar", day: "2026-12-05", when: "today" };
    expect(listInputOf(search, clock)).toMatchObject({
      from: "2026-12-04T23:00:00.000Z",
      to: "2026-12-05T23:00:00.000Z",
    });
  });
});

describe("the days of a preset", () => {
  const span = (when: CatalogueSearch["when"], now: string, timeZone = PARIS) => {
    const { first, last } = spanOf(when === undefined ? {} : { when }, { now: new Date(now), timeZone });
    return [first, last];
  };

  it("weekend: the coming Saturday and Sunday, or what is left of it", () => {
    expect(span("weekend", "2026-11-23T12:00:00Z")).toEqual(["2026-11-28", "2026-11-29"]);
    expect(span("weekend", "2026-11-28T12:00:00Z")).toEqual(["2026-11-28", "2026-11-29"]);
    expect(span("weekend", "2026-11-29T12:00:00Z")).toEqual(["2026-11-29", "2026-11-29"]);
  });

  it("today: that of the visitor", () => {
    expect(span("today", "2026-11-28T23:30:00Z")).toEqual(["2026-11-29", "2026-11-29"]);
    expect(span("today", "2026-11-28T23:30:00Z", "America/Montreal")).toEqual(["2026-11-28", "2026-11-28"]);
  });

  it("week and month: seven and thirty days, over the end of the year", () => {
    expect(span("week", "2026-12-28T12:00:00Z")).toEqual(["2026-12-28", "2027-01-03"]);
    expect(span("month", "2026-12-28T12:00:00Z")).toEqual(["2026-12-28", "2027-01-26"]);
    expect(span(undefined, "2026-12-28T12:00:00Z")).toEqual([undefined, undefined]);
  });
});
