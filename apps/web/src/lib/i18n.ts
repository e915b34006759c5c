import type { Locale } from "@guichet/api/locale";
import i18next, { type Resource } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { keepOnDevice, readFromDevice } from "./device-storage.ts";
import { apiLocale, closestLanguage, type Language } from "./languages.ts";
import { languageDirection } from "./told-languages.ts";

const KEY = "guichet.locale";

type Texts = Resource[string];

/** How the texts of each language are fetched. */
export type LanguageFiles = Readonly<Record<Language, () => Promise<Texts>>>;

let files: LanguageFiles = {};
let wanted: Language | null = null;

/** The languages of the interface: those that there is a file of. @param found by path, as Vite finds them */
export function languageFilesOf(found: Readonly<Record<string, () => Promise<unknown>>>): LanguageFiles {
  return Object.fromEntries(
    Object.entries(found).map(([path, load]) => [path.replace(/^.*\/|\.json$/g, ""), load as () => Promise<Texts>]),
  );
}

/** The language chosen on this device, else the closest to those of the browser. */
export function preferredLanguage(offered: readonly Language[]): Language {
  const stored = readFromDevice(KEY);
  return stored !== null && offered.includes(stored) ? stored : closestLanguage(navigator.languages, offered);
}

/**
 * Starts i18next with the texts of one language; the others are fetched when they are chosen.
 * @throws when no language can be fetched
 */
export async function startI18n(found: LanguageFiles, preferred?: Language): Promise<void> {
  files = found;
  const [language, texts] = await firstThatLoads(preferred ?? preferredLanguage(languages()));
  i18next.off("languageChanged", describePage);
  i18next.on("languageChanged", describePage);
  await i18next.use(initReactI18next).init({
    resources: { [language]: texts },
    lng: language,
    fallbackLng: false,
    ns: Object.keys(texts),
    defaultNS: "common",
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** An interface in another language is worth more than none. */
async function firstThatLoads(preferred: Language): Promise<readonly [Language, Texts]> {
  const order = [preferred, ...languages().filter((language) => language !== preferred)];
  const failures: unknown[] = [];
  for (const language of order) {
    try {
      return [language, await textsOf(language)];
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, "No language could be loaded");
}

async function textsOf(language: Language): Promise<Texts> {
  const load = files[language];
  if (load === undefined) throw new Error(`There is no language ${language}`);
  return load();
}

function describePage(language: Language): void {
  const page = document.documentElement;
  page.setAttribute("lang", language);
  page.setAttribute("dir", languageDirection(language));
}

export function languages(): readonly Language[] {
  return Object.keys(files);
}

/**
 * Shows the interface in another language, at once and for the next visits on this device. Of several choices the last one counts.
 * @throws when its texts cannot be fetched; the interface stays as it is
 */
export async function chooseLanguage(language: Language): Promise<void> {
  wanted = language;
  if (!i18next.hasResourceBundle(language, "common")) {
    const texts = await textsOf(language);
    for (const [section, content] of Object.entries(texts)) i18next.addResourceBundle(language, section, content);
  }
  if (wanted !== language) return;
  keepOnDevice(KEY, language);
  await i18next.changeLanguage(language);
}

/** The language that the server is asked to answer in. */
export function answerLocale(): Locale {
  return apiLocale(i18next.language);
}

/** The language of the interface; a component that uses it renders again when it changes. */
export function useLocale(): Language {
  const { i18n } = useTranslation();
  return i18n.language;
}
