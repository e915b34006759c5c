import "i18next";
import type texts from "../locales/fr.json";

/** Keys are those of the French file; src/locales/language-files.test.ts sees to it that all files have the same. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    returnNull: false;
    resources: Pick<typeof texts, "common" | "public" | "admin" | "accessibility">;
  }
}
