import { DEFAULT_LOCALE, FOREIGN_LOCALE, isLocale, type Locale } from "@guichet/api/locale";

/** A language of the interface by its BCP 47 tag, which is the name of its file (src/locales/<tag>.json). */
export type Language = string;

/** Scripts that are written from the right (Unicode, "Bidi_Class=R" and "AL"), as far as a living language is written in them. */
const FROM_THE_RIGHT: ReadonlySet<string> = new Set([
  "Adlm",
  "Arab",
  "Hebr",
  "Mand",
  "Nkoo",
  "Rohg",
  "Samr",
  "Syrc",
  "Thaa",
]);

/**
 * The language to begin with; public/first-paint.js chooses by the same rule.
 * @param spoken tags that the browser asks for, the most wanted first
 */
export function closestLanguage(spoken: readonly string[], offered: readonly Language[]): Language {
  for (const tag of spoken) {
    const found =
      offered.find((language) => isSame(language, tag)) ??
      offered.find((language) => isSame(base(language), base(tag)));
    if (found !== undefined) return found;
  }
  return spoken.length > 0 ? FOREIGN_LOCALE : DEFAULT_LOCALE;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function base(tag: string): string {
  return tag.split("-")[0] ?? tag;
}

/** How its lines are written. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return FROM_THE_RIGHT.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

/** Its name as those say it who speak it: « Français ». */
export function nameOf(language: Language): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The language of the API's own texts (refusals, names of categories, letters) for who reads the interface in this one. */
export function apiLocale(language: Language): Locale {
  const own = base(language);
  return isLocale(own) ? own : FOREIGN_LOCALE;
}
