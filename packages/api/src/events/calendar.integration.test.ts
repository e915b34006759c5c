import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, reasonOf, type TestApi } from "../testing/api.ts";
import { givenEvent, givenProgramme, PLAIN_PLACE } from "../testing/programme.ts";
import { indexEventWords } from "./word-jobs.ts";

let api: TestApi;
const PARIS = "Europe/Paris";

beforeAll(async () => {
  api = await createTestApi();
  await givenProgramme(api);
  await indexEventWords(api.services);
});
afterAll(() => api.drop());

describe("the calendar of a month", () => {
  const month = async (input: Partial<Parameters<TestApi["guest"]["events"]["calendar"]>[0]> = {}) => {
    const answer = await api.guest.events.calendar({ month: "2030-03", timeZone: PARIS, ...input });
    return { ...answer, days: answer.days.map(({ day, count, events }) => [day, count, events[0]?.title]) };
  };

  it("counts events, not sessions, on the days of the visitor", async () => {
    expect((await month()).days).toEqual([
      ["2030-03-09", 1, "Brahms, les trois trios"],
      ["2030-03-12", 1, "L’École des femmes"],
      ["2030-03-31", 1, "Brahms, les trois trios"],
    ]);
    const [first] = (await api.guest.events.calendar({ month: "2030-03", timeZone: PARIS })).days;
    expect(first?.events[0]?.startsAt).toBe("2030-03-09T15:00:00.000Z");
  });

  it.each([
    ["America/Montreal", "2030-03-30"],
    ["Pacific/Auckland", "2030-03-31"],
    ["UTC", "2030-03-31"],
  ])("in %s has a night in the hour when summer time begins in Paris on %s", async (timeZone, day) => {
    expect((await month({ timeZone })).days.at(-1)?.[0]).toBe(day);
  });

  it("has the day at whose night the clock changes once, whole", async () => {
    const late = await givenEvent(api, "Nuit blanche", {
      city: "Lille",
      sessions: [{ at: "2030-03-31T21:30:00Z" }, { at: "2030-03-31T22:30:00Z" }],
    });
    expect((await month({ city: "Lille" })).days).toEqual([["2030-03-31", 1, "Nuit blanche"]]);
    expect((await month({ city: "Lille", month: "2030-04" })).days).toEqual([["2030-04-01", 1, "Nuit blanche"]]);
    await api.staff.events.archive({ id: late.id });
  });

  it("holds what the filters leave, in other spellings, too", async () => {
    expect(await month({ category: ["theatre"] })).toMatchObject({ days: [["2030-03-12", 1, "L’École des femmes"]] });
    expect(await month({ maxPrice: 0 })).toMatchObject({ days: [["2030-03-12", 1, "L’École des femmes"]] });
    expect(await month({ q: "brahmz" })).toMatchObject({
      days: [
        ["2030-03-09", 1, "Brahms, les trois trios"],
        ["2030-03-31", 1, "Brahms, les trois trios"],
      ],
      searchedFor: "brahms",
    });
  });

  it("says where to go on when it is empty", async () => {
    expect(await month({ month: "2030-04" })).toMatchObject({ days: [], nextDay: "2030-05-02" });
    expect(await month({ month: "2029-04" })).toMatchObject({ days: [], nextDay: "2030-03-09" });
    expect(await month({ month: "2040-01" })).toMatchObject({ days: [], nextDay: null });
  });

  it("is bounded on a day that has everything", async () => {
    const db = api.services.database.writer;
    const rows = Array.from({ length: 60 }, (_, i) => `0190a000-0000-7000-8000-0000000ca${String(i).padStart(3, "0")}`);
    const at = new Date("2030-08-15T18:00:00Z");
    const dated = { createdAt: api.clock.now(), updatedAt: api.clock.now() };
    const common = {
      ...PLAIN_PLACE,
      description: "",
      timeZone: PARIS,
      status: "PUBLISHED" as const,
      title: "Fête",
      searchText: "fete",
    };
    await db.event.createMany({ data: rows.map((id, i) => ({ ...common, ...dated, id, slug: `fete-${i}` })) });
    await db.session.createMany({
      data: rows.map((id) => ({
        id,
        eventId: id,
        startsAt: at,
        endsAt: new Date(at.getTime() + 1),
        capacity: 1,
        basePrice: 0,
        priceTiers: [],
        ...dated,
      })),
    });
    const { days } = await api.guest.events.calendar({ month: "2030-08", timeZone: PARIS });
    expect(days).toMatchObject([{ day: "2030-08-15", count: 50, hasMore: true }]);
    expect(days[0]?.events).toHaveLength(3);
    await db.event.updateMany({ where: { id: { in: rows } }, data: { status: "ARCHIVED" } });
  });

  it("refuses a month or a zone that is none", async () => {
    for (const wrong of [{ month: "2030-13" }, { month: "1999-01" }, { timeZone: "Mars/Olympus" }]) {
      expect(await reasonOf(month(wrong))).not.toBe("");
    }
  });
});
