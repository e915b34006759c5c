import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, type TestApi } from "../testing/api.ts";
import { givenEvent, givenProgramme } from "../testing/programme.ts";
import { indexEventWords } from "./word-jobs.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
  await givenProgramme(api);
  await indexEventWords(api.services);
});
afterAll(() => api.drop());

type Filter = Parameters<TestApi["guest"]["events"]["list"]>[0];
const titles = async (filter: Filter) => (await api.guest.events.list(filter)).items.map(({ title }) => title);

describe("a search with a spelling error", () => {
  it.each([
    ["brahmz", "brahms", "Brahms, les trois trios"],
    ["bramhs", "brahms", "Brahms, les trois trios"],
    ["nanttes", "nantes", "Brahms, les trois trios"],
    ["teatre", "théâtre", "L’École des femmes"],
    ["TÉATRE", "théâtre", "L’École des femmes"],
    ["symfonie", "symphonie", "Symphonie pastorale"],
    ["symfonie pastoral", "symphonie pastoral", "Symphonie pastorale"],
  ])("%j finds what %j does, and says so", async (q, searchedFor, title) => {
    const page = await api.guest.events.list({ q });
    expect(page.searchedFor).toBe(searchedFor);
    expect(page.items.map((item) => item.title)).toEqual([title]);
  });

  it("finds nothing when it is to be taken literally, or is like no word", async () => {
    expect(await api.guest.events.list({ q: "brahmz", spelling: "literal" })).toEqual({ items: [], nextCursor: null });
    expect(await titles({ q: "bramsh concerto" })).toEqual([]);
    expect(await titles({ q: "lyo" })).toHaveLength(2);
    expect(await titles({ q: "zzzz" })).toEqual([]);
  });

  it("keeps a word that is known, though its combination is not", async () => {
    expect(await api.guest.events.list({ q: "brahms lyon" })).toEqual({ items: [], nextCursor: null });
  });

  it("goes on with the same words on the next page", async () => {
    const first = await api.guest.events.list({ q: "lyno", limit: 1 });
    const second = await api.guest.events.list({ q: "lyno", limit: 1, cursor: first.nextCursor ?? "" });
    expect([first.searchedFor, second.searchedFor]).toEqual(["lyon", "lyon"]);
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual([
      "L’École des femmes",
      "Symphonie pastorale",
    ]);
  });

  it("tells nothing of drafts, until they are published", async () => {
    expect(await titles({ q: "xenakys" })).toEqual([]);
    const [draft] = (await api.staff.events.list({ q: "xenakis" })).items;
    await api.staff.events.publish({ id: draft?.id ?? "" });
    await indexEventWords(api.services);
    expect(await titles({ q: "xenakys" })).toEqual(["Brouillon de Xénakis"]);
    await api.staff.events.archive({ id: draft?.id ?? "" });
    expect(await titles({ q: "xenakys" })).toEqual([]);
  });
});

describe("the words of events", () => {
  it("are due once for each change, and not when sessions are added", async () => {
    await indexEventWords(api.services);
    const made = await givenEvent(api, "Nuit des ocarinas", { sessions: [{ at: "2031-01-01T19:00:00Z" }] });
    expect(await indexEventWords(api.services)).toBe(1);
    expect(await indexEventWords(api.services)).toBe(0);
    await api.staff.events.update({ id: made.id, title: "Nuit des trombones" });
    expect(await titles({ q: "tromblones" })).toEqual([]);
    expect(await indexEventWords(api.services)).toBe(1);
    expect(await titles({ q: "tromblones" })).toEqual(["Nuit des trombones"]);
    await api.staff.events.archive({ id: made.id });
    await indexEventWords(api.services);
  });
});
