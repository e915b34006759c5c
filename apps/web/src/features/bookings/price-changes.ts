import type { Money } from "@guichet/api/fields";
import { keepInTab, readFromTab } from "../../lib/tab-storage.ts";
import type { Booking } from "./use-booking-request.ts";

/** Bookings of this tab that were made at another price than the form showed, and the price of a seat that it showed. */
const KEY = "guichet.price-changes";
const MOST_KEPT = 20;

interface PriceChange {
  readonly bookingId: string;
  readonly shown: Money;
}

function kept(): readonly PriceChange[] {
  try {
    const stored: unknown = JSON.parse(readFromTab(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isPriceChange) : [];
  } catch {
    return [];
  }
}

function isPriceChange(entry: Partial<PriceChange> | null): entry is PriceChange {
  return typeof entry?.shown?.amount === "number" && /^[A-Z]{3}$/.test(entry.shown.currency);
}

/** A price rises with the seats that are sold: between the form and the booking others may have been quicker. */
export function rememberShownPrice({ id, unitPrice, currency }: Booking, shown: Money | undefined): void {
  if (shown === undefined || (shown.amount === unitPrice && shown.currency === currency)) return;
  keepInTab(KEY, JSON.stringify([{ bookingId: id, shown }, ...kept()].slice(0, MOST_KEPT)));
}

/** The price of a seat that the form showed, if the booking was made at another; otherwise null. */
export function outdatedPrice(bookingId: string): Money | null {
  return kept().find((change) => change.bookingId === bookingId)?.shown ?? null;
}
