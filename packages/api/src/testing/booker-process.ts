import { createDatabase, surviveBrokenConnections } from "@guichet/db";
import { createSecretSeal } from "../account/secret-seal.ts";
import { createAuditNotes } from "../audit-log/note-service.ts";
import { GUEST } from "../auth/actor.ts";
import { createPasswords } from "../auth/passwords.ts";
import { createStaffAccounts } from "../auth/staff-accounts-service.ts";
import type { CreateBookingInput } from "../bookings/guest-schema.ts";
import { createBookingIdMask } from "../bookings/id-mask.ts";
import { createBookingQueue } from "../bookings/queue.ts";
import { createContext } from "../context.ts";
import { createSalesFigures } from "../dashboard/sales-figures.ts";
import { createLive } from "../live/live.ts";
import { createMetrics } from "../metrics.ts";
import { createPublicAnswers } from "../public-answers.ts";
import { createCaller } from "../root.ts";
import { HOLD_MINUTES } from "./guests.ts";
import { mortal } from "./mortal.ts";

/**
 * Another API process for tests: books what it is told, all at once, and reports each answer as it comes. It kills itself in its
 * second transaction, at the point that it is told.
 */
const [, , url, killPoint] = process.argv;
if (url === undefined) throw new Error("Usage: booker-process.ts DATABASE_URL [before-commit|in-commit|after-commit]");

/** What came of one wish. */
export type Report =
  | { readonly id: string; readonly seatNumbers: number[]; readonly unitPrice: number }
  | { readonly refused: string };

surviveBrokenConnections((message) => process.stderr.write(`${message}\n`));
const database = mortal(createDatabase({ url }), killPoint);
const batch = {
  database,
  holdMinutes: HOLD_MINUTES,
  sendsMail: false,
  now: () => new Date("2030-03-01T12:00:00.000Z"),
  metrics: createMetrics(),
};
const passwords = createPasswords();
const staffAccounts = createStaffAccounts(database, passwords);
const kept = {
  bookingQueue: createBookingQueue(batch),
  publicAnswers: createPublicAnswers(),
  salesFigures: createSalesFigures(),
  live: createLive(batch, { onError: () => undefined }),
  auditNotes: createAuditNotes(batch, (error) => process.stderr.write(`${error}\n`)),
};
const noSecret = "the secret of all tests, which is none";
const seals = { secretSeal: createSecretSeal(noSecret), bookingIdMask: createBookingIdMask(noSecret) };
const site = { publicUrl: "https://tickets.example.org", ownerTwoFactor: "optional" } as const;
const services = { ...batch, ...kept, ...site, ...seals, staffAccounts, passwords };
const guest = createCaller(createContext(services, { actor: GUEST, locale: "fr" }));

async function book(wish: CreateBookingInput): Promise<Report> {
  try {
    const { id, tickets, unitPrice } = await guest.bookings.create(wish);
    return { id, unitPrice, seatNumbers: tickets.flatMap((ticket) => ticket.seatNumber ?? []) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (wishes: CreateBookingInput[]) => {
  wishes.forEach(async (wish, index) => process.send?.({ index, report: await book(wish) }));
});
process.on("disconnect", () => database.close());
await database.writer.$queryRaw`SELECT 1`;
process.send?.("ready");
