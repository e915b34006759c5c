import { randomBytes, randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "../../generated/prisma/client.ts";
import { demoBuyer } from "./buyers.ts";
import { demoNumber } from "./identity.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The letters of real references: nothing that is misheard over a counter. */
const REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ";

export interface PriceTier {
  readonly fromPercent: number;
  readonly multiplierPercent: number;
}

export interface SessionOnSale {
  readonly id: string;
  readonly capacity: number;
  readonly basePrice: number;
  readonly priceTiers: readonly PriceTier[];
}

export interface Sales {
  readonly bookings: Prisma.BookingCreateManyInput[];
  readonly tickets: Prisma.TicketCreateManyInput[];
}

/**
 * The bookings and tickets that sold `seats` seats of a session up to `now`: groups of one to four, the price of the
 * moment kept on each, seat numbers from 1 on, and one cancelled booking in twelve whose seats are free again. Ids and
 * codes are random as real ones are: a booking's id lets its holder in.
 */
export function sellSeats(session: SessionOnSale, seats: number, now: Date): Sales {
  const bookings: Prisma.BookingCreateManyInput[] = [];
  const tickets: Prisma.TicketCreateManyInput[] = [];
  let sold = 0;
  for (let number = 0; sold < seats; number += 1) {
    const size = Math.min(1 + demoNumber(4, session.id, "size", String(number)), seats - sold);
    const createdAt = new Date(now.getTime() - (seats - sold) * HOUR_MS - number * MINUTE_MS);
    const cancelled = demoNumber(12, session.id, "cancelled", String(number)) === 0;
    const booking = makeBooking(session, { number, size, sold, createdAt, cancelled });
    bookings.push(booking);
    for (let seat = 1; seat <= size; seat += 1) {
      tickets.push({
        id: uuidv7({ msecs: createdAt.getTime() }),
        bookingId: booking.id,
        sessionId: session.id,
        seatNumber: cancelled ? null : sold + seat,
        code: randomBytes(15).toString("base64url"),
        releasedAt: booking.cancelledAt ?? null,
        createdAt,
      });
    }
    if (!cancelled) sold += size;
  }
  return { bookings, tickets };
}

interface Purchase {
  readonly number: number;
  readonly size: number;
  /** Seats sold before this one. */
  readonly sold: number;
  readonly createdAt: Date;
  readonly cancelled: boolean;
}

function makeBooking(session: SessionOnSale, purchase: Purchase): Prisma.BookingCreateManyInput {
  const { number, size, sold, createdAt, cancelled } = purchase;
  const confirmedAt = new Date(createdAt.getTime() + 3 * MINUTE_MS);
  const cancelledAt = cancelled ? new Date(createdAt.getTime() + 40 * MINUTE_MS) : null;
  return {
    id: uuidv7({ msecs: createdAt.getTime() }),
    reference: makeReference(),
    sessionId: session.id,
    ...demoBuyer(demoNumber(10_000, session.id, "buyer", String(number))),
    seats: size,
    unitPrice: priceAfter(session, sold),
    currency: "EUR",
    status: cancelled ? "CANCELLED" : "CONFIRMED",
    locale: number % 6 === 0 ? "en" : "fr",
    expiresAt: new Date(createdAt.getTime() + 15 * MINUTE_MS),
    confirmedAt,
    cancelledAt,
    createdAt,
    updatedAt: cancelledAt ?? confirmedAt,
  };
}

/**
 * Price of a seat in cents when `sold` seats are taken already: what the product itself would ask, whose rules this package
 * cannot see (a test of `packages/api` compares the two).
 */
function priceAfter(session: SessionOnSale, sold: number): number {
  const reached = session.priceTiers.filter((tier) => sold * 100 >= tier.fromPercent * session.capacity);
  const multiplierPercent = reached.at(-1)?.multiplierPercent ?? 100;
  return Math.floor((session.basePrice * multiplierPercent + 50) / 100);
}

function makeReference(): string {
  const letters = Array.from({ length: 8 }, () => REFERENCE_LETTERS[randomInt(REFERENCE_LETTERS.length)]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
