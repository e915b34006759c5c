import type { BookAtDeskInput, DeskSession } from "@guichet/api/bookings/schema";
import type { Locale } from "@guichet/api/locale";
import { parsePrice } from "../../lib/price-text.ts";

/** What is typed at the desk. */
export interface DeskFormValues {
  readonly name: string;
  readonly email: string;
  readonly seats: number;
  /** Whether the price is one's own. */
  readonly hasOwnPrice: boolean;
  readonly unitPrice: string;
}

export const EMPTY_DESK_FORM: DeskFormValues = { name: "", email: "", seats: 1, hasOwnPrice: false, unitPrice: "" };

interface Circumstances {
  readonly session: DeskSession | undefined;
  readonly locale: Locale;
  readonly idempotencyKey: string;
}

/** What is sent, under the names of the form. A price that is none stays what it is: the schema refuses it at its field. */
export function toDeskInput(values: DeskFormValues, { session, locale, idempotencyKey }: Circumstances): unknown {
  const { hasOwnPrice, unitPrice, ...who } = values;
  const price = session?.price;
  const own = hasOwnPrice ? (parsePrice(unitPrice, price?.currency ?? "EUR") ?? Number.NaN) : null;
  return {
    ...who,
    sessionId: session?.id,
    unitPrice: own,
    quotedPrice: price?.amount ?? null,
    locale,
    idempotencyKey,
  } satisfies { [Key in keyof BookAtDeskInput]: unknown };
}

/** What all seats cost, in minor units; null while the price is none. */
export function deskTotal(
  { seats, hasOwnPrice, unitPrice }: DeskFormValues,
  price: DeskSession["price"],
): number | null {
  const each = hasOwnPrice ? parsePrice(unitPrice, price.currency) : price.amount;
  return each === null || !Number.isInteger(seats) || seats < 1 ? null : each * seats;
}
