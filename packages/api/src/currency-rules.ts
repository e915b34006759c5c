const known = new Map<string, number>();

/**
 * Digits after the decimal mark of a currency (ISO 4217): 2 for EUR, 0 for JPY. 2 for what is not the code of one, as somebody may be
 * typing it still.
 */
export function minorDigits(currency: string): number {
  let digits = known.get(currency);
  if (digits === undefined) {
    try {
      digits =
        new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    } catch {
      return 2;
    }
    known.set(currency, digits);
  }
  return digits;
}

/** An amount in minor units as a number of major ones: 1250 of EUR are 12.5, of JPY 1250. To show, not to reckon with. */
export function majorUnits(amount: number, currency: string): number {
  return amount / 10 ** minorDigits(currency);
}
