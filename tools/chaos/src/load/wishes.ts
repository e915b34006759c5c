import { randomUUID } from "node:crypto";
import { emailOf } from "../guests.ts";
import type { Wish } from "./door.ts";

/** A key that no run has used before. */
export function makeKey(): string {
  return randomUUID();
}

export interface Seats {
  readonly session: string;
  readonly seats: number;
  readonly key: string;
}

/** The requests of the load, over REST. */
export function toBook({ session, seats, key }: Seats, wish: number): Wish {
  return {
    ...{ wish, kind: "book", key, session, seats, method: "POST", path: "/bookings/" },
    headers: { "idempotency-key": key },
    body: { sessionId: session, name: "Ada Martin", email: emailOf(key), seats, locale: "fr" },
  };
}

export function toChange(kind: "confirm" | "cancel", booking: string, wish: number): Wish {
  return { wish, kind, booking, method: "POST", path: `/bookings/${booking}/${kind}` };
}

export function toRead(booking: string, wish: number): Wish {
  return { wish, kind: "read", booking, method: "GET", path: `/bookings/${booking}` };
}

interface Listed {
  readonly id: string;
  readonly session: string;
  readonly reference: string;
}

/** The list of staff, in which a booking is looked for by its reference. */
export function toList({ id, session, reference }: Listed, staffKey: string, wish: number): Wish {
  const path = `/bookings/?sessionId=${session}&q=${encodeURIComponent(reference)}`;
  return { wish, kind: "list", booking: id, method: "GET", path, headers: { authorization: `Bearer ${staffKey}` } };
}

export function toSeePage(path: string, wish: number): Wish {
  return { wish, kind: "page", method: "GET", path };
}
