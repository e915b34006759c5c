import "i18next";
import type { admin } from "../locales/fr/admin.ts";
import type { common } from "../locales/fr/common.ts";
import type { publicTexts } from "../locales/fr/public.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    returnNull: false;
    resources: { common: typeof common; public: typeof publicTexts; admin: typeof admin };
  }
}
