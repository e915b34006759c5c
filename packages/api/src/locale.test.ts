import { expect, it } from "vitest";
import { asDateIsSet, negotiateLocale } from "./locale.ts";

it.each([
  [undefined, "fr"],
  ["", "fr"],
  ["en", "en"],
  ["en-GB,en;q=0.9,fr;q=0.8", "en"],
  ["de, en;q=0.5, fr;q=0.7", "fr"],
  ["de", "en"],
  ["de-CH, pt-BR;q=0.9, fr;q=0.1", "fr"],
  ["*", "fr"],
  ["en;q=0", "fr"],
  ["EN;q=1.0", "en"],
  [";;;,,,q=", "fr"],
])("Accept-Language %j is answered in %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});

it.each([
  ["lundi 1 février 2027", "fr", "lundi 1er février 2027"],
  ["lun. 1 févr.", "fr", "lun. 1er févr."],
  ["lundi 11 janvier 2021", "fr", "lundi 11 janvier 2021"],
  ["Monday 1 February 2027", "en", "Monday 1 February 2027"],
])("the date %j is set as one writes it in %s: %j", (text, language, set) => {
  expect(asDateIsSet(text, language)).toBe(set);
});
