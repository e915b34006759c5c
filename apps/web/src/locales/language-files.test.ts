import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { TextTree } from "../../language-files.ts";

const FOLDER = import.meta.dirname;
const LANGUAGES = readdirSync(FOLDER).flatMap((name) => (name.endsWith(".json") ? name.slice(0, -".json".length) : []));
const REFERENCE = "fr";

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;
/** More of anything than a page counts. */
const LARGEST_COUNT = 1_000;

/** The texts of a language by their whole keys: `public.nav.events`. */
function textsOf(language: string): ReadonlyMap<string, string> {
  const flat = (texts: TextTree, path: string): [string, string][] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
    );
  return new Map(flat(JSON.parse(readFileSync(`${FOLDER}/${language}.json`, "utf8")), ""));
}

const withoutForm = (key: string) => key.replace(PLURAL_FORM, "");
const placeholdersOf = (text: string) => text.match(/\{\{\w+\}\}/g) ?? [];

/** The plural forms that a text has in a language, by the text's key; none for a text without. */
function formsOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  for (const key of texts.keys()) {
    const form = PLURAL_FORM.exec(key)?.[1];
    const known = forms.get(withoutForm(key)) ?? [];
    forms.set(withoutForm(key), form === undefined ? known : [...known, form]);
  }
  return forms;
}

/** The values that stand in a text, in any of its forms, by the text's key. */
function valuesIn(texts: ReadonlyMap<string, string>): Readonly<Record<string, readonly string[]>> {
  const values: Record<string, string[]> = {};
  for (const [key, text] of texts) {
    const known = values[withoutForm(key)] ?? [];
    values[withoutForm(key)] = [...new Set([...known, ...placeholdersOf(text)])].toSorted();
  }
  return values;
}

/** What a language needs to count things: « zero » is no category in most, but i18next's own word for none. */
function neededForms(language: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(language);
  return new Set(Array.from({ length: LARGEST_COUNT + 1 }, (_, count) => rules.select(count)));
}

const reference = textsOf(REFERENCE);
const referenceForms = formsOf(reference);

describe.each(LANGUAGES)("the texts in %s", (language) => {
  const texts = textsOf(language);
  const forms = formsOf(texts);

  it("are those of the other languages: none is missing, none too many", () => {
    expect([...forms.keys()].toSorted()).toEqual([...referenceForms.keys()].toSorted());
  });

  it("have each plural form that the language counts with, and no other", () => {
    const needed = neededForms(language);
    for (const [key, own] of forms) {
      const isCounted = (referenceForms.get(key)?.length ?? 0) > 0;
      const missing = isCounted ? [...needed].filter((form) => !own.includes(form)) : [];
      const idle = own.filter((form) => !needed.has(form) && form !== "zero");
      expect({ key, missing, idle }).toEqual({ key, missing: [], idle: [] });
    }
  });

  it("stand for the same values as in the other languages", () => {
    expect(valuesIn(texts)).toEqual(valuesIn(reference));
  });

  it("are set with the marks of typography, and no space too many", () => {
    const wrong = [...texts].filter(
      ([, text]) => text.trim() === "" || text !== text.trim() || /['"]|\.\.\.|[ \u00a0\u202f]{2}|\n/.test(text),
    );
    expect(wrong).toEqual([]);
  });
});

it("French texts keep their marks on the line of the word that they belong to", () => {
  const unset = [...reference].filter(([, text]) =>
    /[^\u00a0\u202f\s][;!?»](?!\w)|[^\u00a0\u202f\d\s}]:(?=\s|$)| [:;!?»%]|«[^\u00a0\u202f]/.test(
      text.replace(/https?:/g, ""),
    ),
  );
  expect(unset).toEqual([]);
});

it("English texts have no space before a mark", () => {
  expect([...textsOf("en")].filter(([, text]) => /[\s\u00a0][:;!?](?=\s|$)/.test(text))).toEqual([]);
});
