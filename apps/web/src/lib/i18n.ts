import { DEFAULT_LOCALE, isLocale, type Locale } from "@guichet/api/locale";
import i18next, { type Resource } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { keepOnDevice, readFromDevice } from "./device-storage.ts";

const KEY = "guichet.locale";

/** The language chosen on this device, else the browser's, else French. */
export function preferredLocale(): Locale {
  const stored = readFromDevice(KEY);
  if (stored !== null && isLocale(stored)) return stored;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find(isLocale) ?? DEFAULT_LOCALE;
}

/** Starts i18next with the texts of one interface. They are bundled, so the first render already has them. */
export function startI18n(texts: Record<Locale, Resource[string]>, locale: Locale = preferredLocale()): void {
  i18next.on("languageChanged", (language) => document.documentElement.setAttribute("lang", language));
  void i18next.use(initReactI18next).init({
    resources: texts,
    lng: locale,
    fallbackLng: false,
    ns: Object.keys(texts.fr),
    defaultNS: "common",
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export function currentLocale(): Locale {
  return isLocale(i18next.language) ? i18next.language : DEFAULT_LOCALE;
}

export function chooseLocale(locale: Locale): void {
  keepOnDevice(KEY, locale);
  void i18next.changeLanguage(locale);
}

/** The language of the interface; a component that uses it renders again when it changes. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return isLocale(i18n.language) ? i18n.language : DEFAULT_LOCALE;
}
