import type { BookingFacts, BookingStatus, Entry, Kind, Outcome } from "../record/entry.ts";

/** A client waits so long for an answer: a little more than the server takes until it gives up (8 s). */
const PATIENCE_MS = 10_000;

/** An API process, as clients see it. */
export interface Api {
  readonly name: string;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
}

/** What is asked of whichever API process. */
export interface Wish {
  readonly wish: number;
  readonly kind: Kind;
  readonly key?: string;
  readonly session?: string;
  readonly seats?: number;
  /** The booking that it is about, where it is known beforehand. */
  readonly booking?: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Sends a request once. @returns what goes into the record */
export async function send(wish: Wish, { name, origin }: Api, now: () => number): Promise<Entry> {
  const sentAt = now();
  const outcome = await ask(wish, origin);
  return {
    ...{ wish: wish.wish, kind: wish.kind, api: name },
    key: wish.key ?? null,
    session: wish.session ?? null,
    seats: wish.seats ?? null,
    booking: wish.booking ?? null,
    ...{ sentAt, endedAt: now(), outcome },
  };
}

async function ask({ kind, method, path, headers, body, booking }: Wish, origin: string): Promise<Outcome> {
  try {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // Also where it says nothing: an answer has arrived when all of it has.
    const text = await answer.text();
    if (answer.status >= 500) return { kind: "unknown", why: `${answer.status}` };
    const said = JSON.parse(text) as Said;
    if (!answer.ok) return { kind: "refused", status: answer.status, reason: said.reason ?? "" };
    return { kind: "acknowledged", status: answer.status, booking: factsIn(kind, said, booking) };
  } catch (error) {
    return { kind: "unknown", why: nameOf(error) };
  }
}

interface Said {
  readonly reason?: string;
  readonly items?: readonly SaidBooking[];
}

interface SaidBooking {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  readonly session: { readonly id: string };
  readonly seats: number;
  readonly unitPrice: number;
  readonly currency: string;
  readonly expiresAt: string;
  readonly tickets?: readonly { readonly seatNumber: number | null }[];
}

/** What an answer says of the booking that was asked about or made. */
function factsIn(kind: Kind, said: Said, wanted: string | undefined): BookingFacts | null {
  if (kind === "page") return null;
  const found = kind === "list" ? said.items?.find(({ id }) => id === wanted) : (said as SaidBooking);
  if (found === undefined) return null;
  const { id, reference, status, seats, unitPrice, currency, expiresAt, tickets } = found;
  const numbers = tickets?.flatMap(({ seatNumber }) => (seatNumber === null ? [] : [seatNumber]));
  return {
    ...{ id, reference, status, session: found.session.id, seats, unitPrice, currency, expiresAt },
    seatNumbers: numbers === undefined || numbers.length < seats ? null : numbers.sort((a, b) => a - b),
  };
}

/** `ECONNREFUSED` of what `fetch` wraps, or the name of the error: `TimeoutError`. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = (error.cause ?? {}) as { code?: string };
  return code ?? error.name;
}
