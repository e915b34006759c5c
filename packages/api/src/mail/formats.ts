import { majorUnits } from "../currency-rules.ts";
import { asDateIsSet, LANGUAGE_TAGS, type Locale } from "../locale.ts";

/** « samedi 28 novembre 2026, 20:30 », at the wall time of a zone. */
export function momentText(iso: string, timeZone: string, locale: Locale): string {
  const day = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    ...{ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone },
  });
  const time = new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    timeZone,
  });
  const instant = new Date(iso);
  return `${asDateIsSet(day.format(instant), locale)}, ${time.format(instant)}`;
}

/** An amount in minor units: « 25,00 € ». */
export function amountText(amount: number, currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(LANGUAGE_TAGS[locale], { style: "currency", currency });
  return format.format(majorUnits(amount, currency));
}
