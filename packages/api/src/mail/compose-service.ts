import { type Connection, findVerification, upcomingBookingsOf } from "@guichet/db";
import { hashOfToken } from "../auth/tokens.ts";
import { bookingLetter, linksLetter } from "./booking-letters.ts";
import type { Letter } from "./letter.ts";
import { passwordChangedLetter, passwordResetLetter } from "./password-letters.ts";
import { tellBooking } from "./present.ts";
import type { LetterOrder } from "./schema.ts";
import { invitationLetter } from "./staff-letters.ts";

/** Most bookings that one letter lists; those that come first. */
const MOST_BOOKINGS = 50;

/** Writes a letter that was asked for. @returns null when there is nothing to tell */
export async function composeLetter(
  order: LetterOrder,
  services: { readonly db: Connection; readonly publicUrl: string; readonly now: Date },
): Promise<Letter | null> {
  const { db, publicUrl, now } = services;
  switch (order.topic) {
    case "booking-confirmed":
    case "booking-cancelled":
    case "session-cancelled":
    case "booking-moved":
    case "booking-link":
      return bookingLetter(order, { publicUrl });
    case "booking-links": {
      const rows = await upcomingBookingsOf(db, { email: order.to, now, limit: MOST_BOOKINGS });
      return rows.length === 0 ? null : linksLetter(rows.map(tellBooking), { locale: order.locale, publicUrl });
    }
    case "staff-invitation":
      return invitationLetter(order);
    case "password-reset": {
      // Nobody has the address, they may not sign in, or another link has taken the place of this one.
      const link = { kind: "password-reset", hash: hashOfToken(order.token), now } as const;
      return (await findVerification(db, link)) === null ? null : passwordResetLetter(order, publicUrl);
    }
    case "password-changed":
      return passwordChangedLetter(order);
  }
}
