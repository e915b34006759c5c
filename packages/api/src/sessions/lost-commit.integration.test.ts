import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApi, givenSession, reasonOf, type TestApi } from "../testing/api.ts";
import { aGuest } from "../testing/guests.ts";
import { createLossyApi, type LossyApi } from "../testing/lossy.ts";

// A COMMIT is done, or is not, and its answer is lost: the transaction is repeated.

let api: TestApi;
let lossy: LossyApi;
/** What somebody else does before the transaction is repeated. */
let meanwhile: () => Promise<unknown>;
beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(async () => {
  meanwhile = async () => undefined;
  lossy = await createLossyApi(api, async (attempt) => {
    if (attempt === 2) await meanwhile();
  });
});
afterEach(() => lossy.close());
afterAll(() => api.drop());

const storedSession = async (eventId: string) => (await api.staff.sessions.list({ id: eventId })).items[0];

describe("an edit of a session whose COMMIT is lost", () => {
  it.each(["before", "after"] as const)("%s the server has done it, is made once", async (when) => {
    const { event, session } = await givenSession(api);
    lossy.loseCommit(when);
    const edited = await lossy.staff.sessions.update({ id: session.id, version: 1, basePrice: 2000 });
    expect(edited).toMatchObject({ version: 2, basePrice: 2000 });
    expect(await storedSession(event.id)).toEqual(edited);
  });

  it("is refused when somebody else was quicker than its repetition", async () => {
    const { event, session } = await givenSession(api);
    lossy.loseCommit("before");
    meanwhile = () => {
      api.clock.advance(1);
      return api.staff.sessions.update({ id: session.id, basePrice: 3000 });
    };
    expect(await reasonOf(lossy.staff.sessions.update({ id: session.id, version: 1, basePrice: 2000 }))).toBe(
      "edit-conflict",
    );
    expect(await storedSession(event.id)).toMatchObject({ version: 2, basePrice: 3000 });
  });
});

describe("a session's cancellation whose COMMIT is lost", () => {
  it.each(["before", "after"] as const)(
    "%s the server has done it, says how many bookings it cancelled",
    async (when) => {
      const { session } = await givenSession(api);
      const own = await api.guest.bookings.create(aGuest(session.id));
      await api.guest.bookings.cancel({ id: own.id });
      api.clock.advance(1);
      for (const seats of [1, 2]) await api.guest.bookings.create(aGuest(session.id, seats));
      lossy.loseCommit(when);
      expect(await lossy.staff.sessions.cancel({ id: session.id, version: 1 })).toMatchObject({
        cancelledBookings: 2,
        session: { status: "CANCELLED", version: 2 },
      });
    },
  );
});

describe("a session's deletion whose COMMIT is lost", () => {
  it.each(["before", "after"] as const)("%s the server has done it, succeeds", async (when) => {
    const { event, session } = await givenSession(api);
    lossy.loseCommit(when);
    await lossy.staff.sessions.delete({ id: session.id, version: 1 });
    expect(await storedSession(event.id)).toBeUndefined();
  });
});
