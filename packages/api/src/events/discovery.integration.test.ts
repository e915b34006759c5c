import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quotePrice } from "../sessions/rules.ts";
import { createTestApi, type TestApi } from "../testing/api.ts";
import { givenProgramme, PLAIN_PLACE } from "../testing/programme.ts";
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

describe("a price filter", () => {
  it("tells what is free from what is not", async () => {
    expect(await titles({ maxPrice: 0 })).toEqual(["L’École des femmes"]);
    expect(await titles({ maxPrice: 1000 })).toEqual(["Brahms, les trois trios", "L’École des femmes"]);
    expect(await titles({ maxPrice: 1000, category: ["concerts"] })).toEqual(["Brahms, les trois trios"]);
  });

  it("goes by the price that a seat has now, to the cent, in every tier", async () => {
    const priceTiers = [
      { fromPercent: 30, multiplierPercent: 65 },
      { fromPercent: 60, multiplierPercent: 133 },
      { fromPercent: 99, multiplierPercent: 250 },
    ];
    const made = await api.staff.events.create({
      ...PLAIN_PLACE,
      title: "Paliers",
      city: "Brest",
      status: "PUBLISHED",
    });
    const startsAt = "2030-06-01T19:00:00Z";
    const session = await api.staff.sessions.create({
      id: made.id,
      startsAt,
      endsAt: "2030-06-01T20:00:00Z",
      capacity: 7,
      basePrice: 999,
      priceTiers,
    });
    for (let reserved = 0; reserved <= 7; reserved++) {
      await api.services.database.writer.session.update({ where: { id: session.id }, data: { reserved } });
      const price = quotePrice({ basePrice: 999, capacity: 7, priceTiers }, reserved);
      expect(await titles({ city: "Brest", maxPrice: price })).toEqual(["Paliers"]);
      expect(await titles({ city: "Brest", maxPrice: price - 1 })).toEqual([]);
    }
    await api.services.database.writer.session.update({ where: { id: session.id }, data: { reserved: 0 } });
    await api.staff.events.archive({ id: made.id });
  });
});

describe("near what was asked for", () => {
  it("offers other dates, nearest first, then another city", async () => {
    const asked = { city: "Nantes", from: "2030-03-10T00:00:00Z", to: "2030-03-13T00:00:00Z" };
    const { groups } = await api.guest.events.near(asked);
    expect(groups.map(({ without, items }) => [without, items.map(({ title }) => title)])).toEqual([
      ["dates", ["Brahms, les trois trios"]],
      ["city", ["L’École des femmes"]],
    ]);
    expect(groups[0]?.items[0]?.nextSession?.startsAt).toBe("2030-03-09T15:00:00.000Z");
  });

  it("offers nothing twice, nor what was found anyway", async () => {
    const { groups } = await api.guest.events.near({ category: ["concerts"], maxPrice: 1000 });
    expect(groups.map(({ without, items }) => [without, items.map(({ title }) => title)])).toEqual([
      ["category", ["L’École des femmes"]],
      ["price", ["Symphonie pastorale"]],
    ]);
    expect((await api.guest.events.near({})).groups).toEqual([]);
  });
});

describe("suggestions", () => {
  const kinds = async (q: string) =>
    (await api.guest.events.suggest({ q })).items.map((item) => [
      item.kind,
      item.kind === "event" ? item.title : item.kind === "category" ? item.name.fr : item.name,
    ]);

  it.each([
    [
      "nant",
      [
        ["city", "Nantes"],
        ["event", "Brahms, les trois trios"],
      ],
    ],
    [
      "teatre",
      [
        ["category", "Théâtre"],
        ["venue", "Théâtre des Célestins"],
        ["event", "L’École des femmes"],
      ],
    ],
    [
      "Célest",
      [
        ["venue", "Théâtre des Célestins"],
        ["event", "L’École des femmes"],
      ],
    ],
    ["symfonie", [["event", "Symphonie pastorale"]]],
    ["xyz", []],
  ])("for %j", async (q, expected) => {
    expect(await kinds(q)).toEqual(expected);
  });
});
