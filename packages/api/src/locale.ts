/** Languages of the product. French is the default. */
export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "fr";

/** BCP 47 tags with a region, so that dates, amounts and waits have one fixed form. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { fr: "fr-FR", en: "en-GB" };

/** A text in every language of the product. */
export type Localized = Readonly<Record<Locale, string>>;

export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

/** The best language for an Accept-Language header (RFC 9110 §12.5.4): highest q first, French when nothing fits. */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  if (acceptLanguage === undefined) return DEFAULT_LOCALE;
  const ranges = acceptLanguage.slice(0, 500).split(",").map(parseRange);
  const best = ranges
    .filter((range) => range.quality > 0 && isLocale(range.language))
    .sort((a, b) => b.quality - a.quality)[0];
  return best !== undefined && isLocale(best.language) ? best.language : DEFAULT_LOCALE;
}

function parseRange(range: string): { language: string; quality: number } {
  const [tag = "", ...parameters] = range.trim().split(";");
  const q = parameters
    .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  const quality = q === undefined ? 1 : Number(q);
  return { language: tag.trim().split("-")[0]?.toLowerCase() ?? "", quality: Number.isFinite(quality) ? quality : 0 };
}
