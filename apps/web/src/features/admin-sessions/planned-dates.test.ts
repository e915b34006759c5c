import { expect, it } from "vitest";
import { plannedDates } from "./planned-dates.ts";
import { newSessionValues, toCreateSession } from "./session-form-values.ts";

const NIGHT = {
  ...newSessionValues(undefined, "fr"),
  ...{ startsAt: "2097-03-23T22:00", endsAt: "2097-03-24T06:00", salesEndAt: "2097-03-23T18:00" },
  ...({ repeat: "weekly", times: "3" } as const),
};
const NOTHING_YET = { sessions: [], now: new Date("2097-01-01T00:00:00Z") };

it("the preview of a series shows a night across a change of clocks at the times that were typed", () => {
  // The clocks of Paris go forward in the night to 31 March 2097.
  expect(plannedDates(NIGHT, "Europe/Paris", NOTHING_YET)).toMatchObject([
    {
      startsAt: "2097-03-23T21:00:00.000Z",
      endsAt: "2097-03-24T05:00:00.000Z",
      salesEndAt: "2097-03-23T17:00:00.000Z",
    },
    {
      startsAt: "2097-03-30T21:00:00.000Z",
      endsAt: "2097-03-31T04:00:00.000Z",
      salesEndAt: "2097-03-30T17:00:00.000Z",
    },
    {
      startsAt: "2097-04-06T20:00:00.000Z",
      endsAt: "2097-04-07T04:00:00.000Z",
      salesEndAt: "2097-04-06T16:00:00.000Z",
    },
  ]);
});

it("the dates of the preview are those that are asked for", () => {
  const { starts } = toCreateSession(NIGHT, { id: "ciel", timeZone: "Europe/Paris" }) as { starts: string[] };
  expect(plannedDates(NIGHT, "Europe/Paris", NOTHING_YET)?.map(({ startsAt }) => startsAt)).toEqual(starts);
});

it("there is no preview of what ends before it starts", () => {
  expect(plannedDates({ ...NIGHT, endsAt: "2097-03-23T21:00" }, "Europe/Paris", NOTHING_YET)).toBeNull();
});
