/** Languages of the texts that the server writes. French is the default. The interface may have more (apps/web/src/locales). */
export const LOCALES = ["fr", "en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "fr";
/** For who reads another language. */
export const FOREIGN_LOCALE: Locale = "en";

/** BCP 47 tags with a region, so that dates, amounts and waits have one fixed form. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { fr: "fr-FR", en: "en-GB" };

/** The tag that dates, amounts and waits are written by, also in a language that only the interface has. */
export function formatTag(language: string): string {
  return isLocale(language) ? LANGUAGE_TAGS[language] : language;
}

/** A date as its language sets it: the first of a month is « 1er » in French, which `Intl` does not know. */
export function asDateIsSet(text: string, language: string): string {
  return language === "fr" ? text.replace(/(?<!\d)1(?=\s\p{L})/u, "1er") : text;
}

/** A text in every language of the server. */
export type Localized = Readonly<Record<Locale, string>>;

export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value);
}

/**
 * The best language for an Accept-Language header (RFC 9110 §12.5.4): highest q first. English for who asks for others only, French for who
 * asks for none.
 */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  if (acceptLanguage === undefined) return DEFAULT_LOCALE;
  const wanted = acceptLanguage
    .slice(0, 500)
    .split(",")
    .map(parseRange)
    .filter(({ language, quality }) => quality > 0 && LANGUAGE.test(language))
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
  return wanted.find(isLocale) ?? (wanted.length > 0 ? FOREIGN_LOCALE : DEFAULT_LOCALE);
}

/** The language of a BCP 47 tag (RFC 5646 §2.1). */
const LANGUAGE = /^[a-z]{2,8}$/;

function parseRange(range: string): { language: string; quality: number } {
  const [tag = "", ...parameters] = range.trim().split(";");
  const q = parameters
    .map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  const quality = q === undefined ? 1 : Number(q);
  return { language: tag.trim().split("-")[0]?.toLowerCase() ?? "", quality: Number.isFinite(quality) ? quality : 0 };
}
