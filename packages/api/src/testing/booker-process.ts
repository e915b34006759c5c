import { createDatabase } from "@guichet/db";
import { GUEST } from "../auth/actor.ts";
import { createBookingQueue } from "../bookings/queue.ts";
import { createContext } from "../context.ts";
import { createMetrics } from "../metrics.ts";
import { createPublicAnswers } from "../public-answers.ts";
import { createCaller } from "../root.ts";
import { aGuest, HOLD_MINUTES } from "./guests.ts";

/** A second API process for tests of races: books as often as it is told, all at once, and reports. */
const url = process.argv[2];
if (url === undefined) throw new Error("Usage: booker-process.ts DATABASE_URL");

const database = createDatabase({ url });
const batch = {
  database,
  holdMinutes: HOLD_MINUTES,
  now: () => new Date("2030-03-01T12:00:00.000Z"),
  metrics: createMetrics(),
};
const staffAccounts = { count: () => Promise.resolve(0), createAdmin: () => Promise.resolve(null) };
const kept = { bookingQueue: createBookingQueue(batch), publicAnswers: createPublicAnswers() };
const services = { ...batch, ...kept, staffAccounts };
const guest = createCaller(createContext(services, { actor: GUEST, locale: "fr" }));

process.on("message", async ({ sessionId, bookings }: { sessionId: string; bookings: number }) => {
  const settled = await Promise.allSettled(
    Array.from({ length: bookings }, () => guest.bookings.create(aGuest(sessionId))),
  );
  const refused = settled.flatMap((call) => (call.status === "rejected" ? [String(call.reason.message)] : []));
  process.send?.({ booked: bookings - refused.length, refused });
});
process.on("disconnect", () => database.close());
await database.writer.$queryRaw`SELECT 1`;
process.send?.("ready");
