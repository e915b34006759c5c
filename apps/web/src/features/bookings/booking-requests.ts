import type { CreateBookingInput } from "@guichet/api/bookings/guest-schema";
import type { Money } from "@guichet/api/fields";
import { isLocale } from "@guichet/api/locale";
import { randomUuid } from "../../lib/random-uuid.ts";
import { keepInTab, readFromTab } from "../../lib/tab-storage.ts";

/** What a visitor wishes for. The same wish again is the same request, whatever happened in between. */
export type BookingWish = Pick<CreateBookingInput, "sessionId" | "name" | "email" | "seats">;

/** A wish as it is sent, with the key by which the server knows it again. */
export type BookingRequest = BookingWish & {
  readonly locale: CreateBookingInput["locale"];
  readonly idempotencyKey: string;
};

/** What is known of it besides. */
export type KeptRequest = BookingRequest & {
  /** The price of a seat that was shown when it was first sent: the booking may have another. */
  readonly shownPrice?: Money | undefined;
  /** It never left the device, which had no network. */
  readonly isUnsent?: true | undefined;
};

/** The requests of this tab that got no answer: each may have made a booking, or not, unless it was never sent. The newest first. */
const KEY = "guichet.booking-requests";
const MOST_KEPT = 5;

function unanswered(): KeptRequest[] {
  try {
    const stored: unknown = JSON.parse(readFromTab(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isKeptRequest) : [];
  } catch {
    return [];
  }
}

/** What was kept is checked for its form alone, and without zod, which the page of an event does not load: the server checks the rest. */
function isKeptRequest(entry: Partial<KeptRequest> | null): entry is KeptRequest {
  const texts = [entry?.sessionId, entry?.name, entry?.email, entry?.idempotencyKey];
  return (
    texts.every((text) => typeof text === "string") && Number.isInteger(entry?.seats) && isLocale(String(entry?.locale))
  );
}

function keep(requests: readonly KeptRequest[]): void {
  keepInTab(KEY, JSON.stringify(requests.slice(0, MOST_KEPT)));
}

/** Whether this wish was sent before and got no answer. */
export function wasSentBefore(wish: BookingWish): boolean {
  return unansweredSeats(wish).includes(wish.seats);
}

/** The numbers of seats of this session that were asked for under this name and e-mail address without an answer. */
export function unansweredSeats(wish: Omit<BookingWish, "seats">): number[] {
  return unanswered()
    .filter((request) => request.isUnsent !== true && isFor(request, { ...wish, seats: request.seats }))
    .map(({ seats }) => seats);
}

/** The newest request for seats of this session that got no answer. */
export function unansweredRequestOf(sessionId: string): KeptRequest | null {
  return unanswered().find((request) => request.sessionId === sessionId) ?? null;
}

/** What the visitor had before the eyes: the language, and the price of a seat. */
interface Seen {
  readonly locale: BookingRequest["locale"];
  readonly shownPrice: Money;
}

/** The part of it that the server is told. */
export function asSent({ shownPrice: _, isUnsent: __, ...request }: KeptRequest): BookingRequest {
  return request;
}

/**
 * The request to send for a wish, kept before it is sent: its answer may get lost. One that got no answer is sent again to the
 * letter, language included, as the server refuses a key that comes with something else.
 */
export function requestFor(wish: BookingWish, seen: Seen): KeptRequest {
  const known = unanswered().find((request) => isFor(request, wish));
  const request = { ...(known ?? { ...wish, ...seen, idempotencyKey: randomUuid() }), isUnsent: undefined };
  keepFirst(request);
  return request;
}

/** It did not leave the device. It stays, for a form that is opened again, with its key: should the device be wrong, no harm is done. */
export function noteUnsent(request: KeptRequest): void {
  keepFirst({ ...request, isUnsent: true });
}

function keepFirst(request: KeptRequest): void {
  keep([request, ...unanswered().filter(({ idempotencyKey }) => idempotencyKey !== request.idempotencyKey)]);
}

/** Its answer came: the same wish from now on is another booking. */
export function forgetRequest({ idempotencyKey }: KeptRequest): void {
  keep(unanswered().filter((request) => request.idempotencyKey !== idempotencyKey));
}

function isFor(request: KeptRequest, wish: BookingWish): boolean {
  return (
    request.sessionId === wish.sessionId &&
    request.seats === wish.seats &&
    request.name === wish.name.trim() &&
    request.email === wish.email.trim()
  );
}
