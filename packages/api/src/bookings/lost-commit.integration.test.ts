import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { createLossyApi, type LossyApi } from "../testing/lossy.ts";

// A lone booking whose connection is lost for real, between the server's COMMIT and the answer.

let api: TestApi;
let lossy: LossyApi;
beforeAll(async () => {
  api = await createTestApi();
  lossy = await createLossyApi(api);
});
afterAll(async () => {
  await lossy.close();
  await api.drop();
});

it.each(["end", "reset"] as const)("is answered with what is stored, once, by %s", async (how) => {
  const { event, session } = await givenSession(api);
  lossy.loseCommit("after", how);
  const placed = await lossy.services.bookingQueue.place({ ...aGuest(session.id, 2), locale: "fr" }, null);
  if (!placed.ok) throw new Error("The booking was refused");
  expect(await api.guest.bookings.get({ id: placed.value.id })).toEqual(placed.value);
  expect((await api.guest.sessions.list({ id: event.id })).items[0]?.availableSeats).toBe(48);
});
