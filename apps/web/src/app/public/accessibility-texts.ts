import i18next from "i18next";
import { languageFilesOf } from "../../lib/i18n.ts";
import type { Language } from "../../lib/languages.ts";

const files = languageFilesOf(
  import.meta.glob("../../locales/*.json", { query: "?part=accessibility", import: "default" }),
);
const asked = new Map<Language, Promise<void>>();

/** Resolves when the texts of the page are there in a language: no other page shows them, so no other loads them. */
export function accessibilityTextsIn(language: Language): Promise<void> {
  const before = asked.get(language);
  if (before !== undefined) return before;
  const texts = load(language);
  // A failure stays as well: the page is then opened anew, like any whose files did not come.
  asked.set(language, texts);
  return texts;
}

async function load(language: Language): Promise<void> {
  const texts = await files[language]?.();
  i18next.addResourceBundle(language, "accessibility", texts?.["accessibility"]);
}
