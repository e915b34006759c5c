import { directionOf, type Language, nameOf } from "./languages.ts";

// To load the names of all languages is a tenth of a browser's work on an event's page. A build has asked for those that there are
// (language-files.ts) and written them into the page; elsewhere the browser is asked.

/** The name of a language as those say it who speak it. */
export function languageName(language: Language): string {
  return told(language)?.["name"] ?? nameOf(language);
}

/** How its lines are written. */
export function languageDirection(language: Language): "ltr" | "rtl" {
  const direction = told(language)?.["direction"];
  return direction === "ltr" || direction === "rtl" ? direction : directionOf(language);
}

function told(language: Language): DOMStringMap | undefined {
  const files = [...document.querySelectorAll<HTMLMetaElement>('meta[name="texts"]')];
  return files.find(({ dataset }) => dataset["language"] === language)?.dataset;
}
