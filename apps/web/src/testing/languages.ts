import type { LanguageFiles } from "../lib/i18n.ts";

/** The languages of the product, with the texts of both interfaces. */
export const LANGUAGES: LanguageFiles = {
  fr: async () => (await import("../locales/fr.json")).default,
  en: async () => (await import("../locales/en.json")).default,
};
