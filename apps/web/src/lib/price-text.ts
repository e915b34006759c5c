import { minorDigits } from "@guichet/api/currency-rules";
import { formatTag } from "@guichet/api/locale";
import type { Language } from "./languages.ts";

/**
 * The minor units of a typed price: `12,5`, `12.50` and `1 200` in EUR are 1250, 1250 and 120000. Digits are never read as a
 * floating-point number, so that 19.99 cannot become 1998.
 * @returns null when it is not a price, or has more decimals than the currency.
 */
export function parsePrice(text: string, currency: string): number | null {
  const match = /^(\d+)(?:[.,](\d*))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, ""));
  if (match === null) return null;
  const [, whole = "", decimals = ""] = match;
  const digits = minorDigits(currency);
  if (decimals.length > digits) return null;
  const amount = Number(`${whole}${decimals.padEnd(digits, "0")}`);
  return Number.isSafeInteger(amount) ? amount : null;
}

/** A price as one would type it: 1250 in EUR is `12,50` in French, `12.50` in English. */
export function priceText(amount: number, currency: string, locale: Language): string {
  const digits = minorDigits(currency);
  if (digits === 0) return String(amount);
  const padded = String(amount).padStart(digits + 1, "0");
  const mark = new Intl.NumberFormat(formatTag(locale)).format(0.5).includes(",") ? "," : ".";
  return `${padded.slice(0, -digits)}${mark}${padded.slice(-digits)}`;
}
