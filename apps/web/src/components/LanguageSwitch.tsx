import { LOCALES } from "@guichet/api/locale";
import { useTranslation } from "react-i18next";
import { chooseLocale, useLocale } from "../lib/i18n.ts";

/** French or English, at once and for the next visits on this device. */
export function LanguageSwitch() {
  const { t } = useTranslation("common");
  const current = useLocale();
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{t("language.label")}</legend>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-label={t(`language.${locale}`)}
          aria-pressed={locale === current}
          onClick={() => chooseLocale(locale)}
        >
          {locale.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}
