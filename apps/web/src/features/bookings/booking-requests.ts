import { type CreateBookingInput, createBookingInput } from "@guichet/api/bookings/schema";
import { z } from "zod";
import { randomUuid } from "../../lib/random-uuid.ts";
import { keepInTab, readFromTab } from "../../lib/tab-storage.ts";

/** What a visitor wishes for. The same wish again is the same request, whatever happened in between. */
export type BookingWish = Pick<CreateBookingInput, "sessionId" | "name" | "email" | "seats">;

const bookingRequest = createBookingInput.required({ idempotencyKey: true });
/** A wish as it is sent, with the key by which the server knows it again. */
export type BookingRequest = z.infer<typeof bookingRequest>;

/** The requests of this tab that got no answer: each may have made a booking, or not. The newest first. */
const KEY = "guichet.booking-requests";
const MOST_KEPT = 5;

function unanswered(): BookingRequest[] {
  try {
    return z.array(bookingRequest).parse(JSON.parse(readFromTab(KEY) ?? "[]"));
  } catch {
    return [];
  }
}

function keep(requests: readonly BookingRequest[]): void {
  keepInTab(KEY, JSON.stringify(requests.slice(0, MOST_KEPT)));
}

/** The request for this wish that got no answer, if there is one. */
export function unansweredRequest(wish: BookingWish): BookingRequest | null {
  return unanswered().find((request) => isFor(request, wish)) ?? null;
}

/** The numbers of seats of this session that were asked for under this name and e-mail address without an answer. */
export function unansweredSeats(wish: Omit<BookingWish, "seats">): number[] {
  return unanswered()
    .filter((request) => isFor(request, { ...wish, seats: request.seats }))
    .map(({ seats }) => seats);
}

/** The newest request for seats of this session that got no answer. */
export function unansweredRequestOf(sessionId: string): BookingRequest | null {
  return unanswered().find((request) => request.sessionId === sessionId) ?? null;
}

/**
 * The request to send for a wish, kept before it is sent: its answer may get lost. One that got no answer is sent again to the
 * letter, language included, as the server refuses a key that comes with something else.
 */
export function requestFor(wish: BookingWish, locale: BookingRequest["locale"]): BookingRequest {
  const request = unansweredRequest(wish) ?? { ...wish, locale, idempotencyKey: randomUuid() };
  keep([request, ...unanswered().filter(({ idempotencyKey }) => idempotencyKey !== request.idempotencyKey)]);
  return request;
}

/** Its answer came: the same wish from now on is another booking. */
export function forgetRequest({ idempotencyKey }: BookingRequest): void {
  keep(unanswered().filter((request) => request.idempotencyKey !== idempotencyKey));
}

function isFor(request: BookingRequest, wish: BookingWish): boolean {
  return (
    request.sessionId === wish.sessionId &&
    request.seats === wish.seats &&
    request.name === wish.name.trim() &&
    request.email === wish.email.trim()
  );
}
