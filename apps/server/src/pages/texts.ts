import type { Locale } from "@guichet/api/server";
import en from "../../../web/src/locales/en.json" with { type: "json" };
import fr from "../../../web/src/locales/fr.json" with { type: "json" };

/** The sections of the interface's texts that pages are written with; the last is of these pages alone. */
type Texts = Pick<typeof fr, "common" | "public" | "accessibility" | "page">;

/** The paths to the texts below a section: `nav.events`. */
type Below<Section> = {
  [Key in keyof Section & string]: Section[Key] extends string ? Key : `${Key}.${Below<Section[Key]>}`;
}[keyof Section & string];

/** A text by its section and path, as the interface names it: `public:nav.events`. */
export type TextKey = {
  [Section in keyof Texts]: `${Section}:${Below<Texts[Section]>}`;
}[keyof Texts];

const TEXTS: Readonly<Record<Locale, Texts>> = { fr, en };

/** Looks up texts of a language. `{{name}}` in a text stands for the value of that name. */
export function textsIn(locale: Locale): (key: TextKey, values?: Readonly<Record<string, string>>) => string {
  return (key, values = {}) => {
    const text = key
      .split(/[:.]/)
      .reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], TEXTS[locale]);
    return String(text).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? "");
  };
}
