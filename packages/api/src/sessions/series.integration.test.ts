import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, PLAIN_EVENT, reasonOf, type TestApi } from "../testing/api.ts";
import { plannedStarts } from "./repeat-rules.ts";
import { sessionAt } from "./series-rules.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(() => api.clock.set("2030-03-01T12:00:00.000Z"));
afterAll(() => api.drop());

const evening = (day: number) => ({
  startsAt: `2030-03-${day}T19:00:00.000Z`,
  endsAt: `2030-03-${day}T21:00:00.000Z`,
  capacity: 50,
  basePrice: 1000,
});

describe("a series", () => {
  // Both at 20:00 in Paris, where the clocks go forward on the 31st.
  const starts = ["2030-03-24T19:00:00.000Z", "2030-03-31T18:00:00.000Z"];

  it("has each session end, and its sale end, at the same time on the wall, and is added whole or not at all", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    const window = { salesStartAt: "2030-03-05T08:00:00.000Z", salesEndAt: "2030-03-24T17:00:00.000Z" };
    const { items } = await api.staff.sessions.createSeries({ id, ...evening(24), ...window, starts });
    expect(items).toMatchObject([
      { ...evening(24), ...window },
      {
        ...{ startsAt: "2030-03-31T18:00:00.000Z", endsAt: "2030-03-31T20:00:00.000Z", capacity: 50, basePrice: 1000 },
        ...{ ...window, salesEndAt: "2030-03-31T16:00:00.000Z" },
      },
    ]);
    const overlapping = ["2030-03-17T19:00:00.000Z", "2030-03-24T20:00:00.000Z"];
    expect(await reasonOf(api.staff.sessions.createSeries({ id, ...evening(17), starts: overlapping }))).toBe(
      "session-overlap",
    );
    expect((await api.staff.sessions.list({ id })).items).toHaveLength(2);
  });

  it("is stored as its preview shows it, whatever the clocks do in between", async () => {
    const { id, timeZone } = await api.staff.events.create({ ...PLAIN_EVENT, timeZone: "America/New_York" });
    // Their clocks go forward in the night to 10 March 2030: three of these nights last 8 hours, that one 7.
    const night = {
      ...{ startsAt: "2030-03-03T03:00:00.000Z", endsAt: "2030-03-03T11:00:00.000Z", capacity: 50, basePrice: 1000 },
      ...{ salesStartAt: null, salesEndAt: "2030-03-02T23:00:00.000Z" },
    };
    const weekly = { kind: "weekly", everyWeeks: 1, weekdays: [6], end: { count: 4 } } as const;
    const starts = (plannedStarts("2030-03-02T22:00", timeZone, weekly) ?? []).map(({ startsAt }) => startsAt);
    await api.staff.sessions.createSeries({ id, ...night, starts });
    const stored = (await api.staff.sessions.list({ id })).items;
    expect(stored).toMatchObject(starts.map((startsAt) => sessionAt(startsAt, night, timeZone)));
    expect(stored.map(({ endsAt }) => endsAt)).toEqual([
      ...["2030-03-03T11:00:00.000Z", "2030-03-10T10:00:00.000Z"],
      ...["2030-03-17T10:00:00.000Z", "2030-03-24T10:00:00.000Z"],
    ]);
    expect(stored.map(({ salesEndAt }) => salesEndAt)).toEqual([
      ...["2030-03-02T23:00:00.000Z", "2030-03-09T23:00:00.000Z"],
      ...["2030-03-16T22:00:00.000Z", "2030-03-23T22:00:00.000Z"],
    ]);
  });

  it("is refused with a date twice, one in the past, one whose sale would end before it opens, or too many", async () => {
    const { id } = await api.staff.events.create(PLAIN_EVENT);
    const series = (fields: object) => api.staff.sessions.createSeries({ id, ...evening(24), starts, ...fields });
    const twice = series({ starts: ["2030-03-24T19:00:00.000Z", "2030-03-24T20:00:00.000+01:00"] });
    await expect(twice).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const many = Array.from({ length: 201 }, (_, i) => new Date(Date.UTC(2031, 0, 1 + i)).toISOString());
    await expect(series({ starts: many })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await reasonOf(series({ starts: ["2030-02-24T19:00:00.000Z"] }))).toBe("session-in-past");
    const window = { salesStartAt: "2030-03-20T08:00:00.000Z", salesEndAt: "2030-03-24T17:00:00.000Z" };
    expect(await reasonOf(series({ ...window, starts: ["2030-03-10T19:00:00.000Z"] }))).toBe("sales-end-before-start");
    expect((await api.staff.sessions.list({ id })).items).toEqual([]);
  });
});
