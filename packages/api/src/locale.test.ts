import { expect, it } from "vitest";
import { negotiateLocale } from "./locale.ts";

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
