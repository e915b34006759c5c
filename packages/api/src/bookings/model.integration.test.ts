import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { GUEST } from "../auth/actor.ts";
import { createContext } from "../context.ts";
import { createCaller } from "../root.ts";
import { createTestApi, givenSession, type TestApi } from "../testing/api.ts";
import { bookingCommands } from "../testing/booking-commands.ts";
import { BookingModel } from "../testing/booking-model.ts";
import { createBookingQueue } from "./queue.ts";

const RUNS = 30;
const START = "2030-03-01T12:00:00.000Z";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.drop());

/** A client of another process: its requests wait in a queue of their own. */
function clientElsewhere() {
  const services = { ...api.services, bookingQueue: createBookingQueue(api.services) };
  return createCaller(createContext(services, { actor: GUEST, locale: "fr" }));
}

it("whatever two clients do in turn, the engine does as its model", async () => {
  let steps = 0;
  const scene = fc.tuple(
    fc.integer({ min: 1, max: 16 }),
    fc.commands(bookingCommands(), { maxCommands: 40, size: "max" }),
  );
  await fc.assert(
    fc.asyncProperty(scene, async ([capacity, commands]) => {
      api.clock.set(START);
      const { session } = await givenSession(api, { capacity, basePrice: 1000 });
      await fc.asyncModelRun(
        () => ({
          model: new BookingModel({ now: Date.parse(START), capacity, basePrice: 1000 }),
          real: { api, sessionId: session.id, clients: [api.guest, clientElsewhere()] },
        }),
        commands,
      );
      steps += [...commands].length;
      // Leave no hold behind for the next run, which begins before this one's end.
      api.clock.advance(60);
    }),
    { numRuns: RUNS, endOnFailure: false },
  );
  expect(steps).toBeGreaterThan(RUNS);
}, 180_000);
