import { useTranslation } from "react-i18next";
import { languages, useLocale } from "../lib/i18n.ts";
import { languageName } from "../lib/told-languages.ts";
import { useLanguageChoice } from "./use-language-choice.ts";

/** As many as fit side by side; more are a list to choose from. */
const MOST_BUTTONS = 2;

/** The languages of the interface. */
export function LanguageSwitch() {
  const choose = useLanguageChoice();
  return languages().length > MOST_BUTTONS ? <LanguageList choose={choose} /> : <LanguageButtons choose={choose} />;
}

interface ChoiceProps {
  readonly choose: (language: string) => void;
}

function LanguageButtons({ choose }: ChoiceProps) {
  const { t } = useTranslation("common");
  const current = useLocale();
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{t("language.label")}</legend>
      {languages().map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-label={languageName(language)}
          aria-pressed={language === current}
          onClick={() => choose(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

function LanguageList({ choose }: ChoiceProps) {
  const { t } = useTranslation("common");
  const byName = languages().toSorted((a, b) => languageName(a).localeCompare(languageName(b)));
  return (
    <select
      className="form-select form-select-sm w-auto"
      aria-label={t("language.label")}
      value={useLocale()}
      onChange={({ target }) => choose(target.value)}
    >
      {byName.map((language) => (
        <option key={language} value={language} lang={language}>
          {languageName(language)}
        </option>
      ))}
    </select>
  );
}
