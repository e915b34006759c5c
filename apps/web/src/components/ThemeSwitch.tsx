import autoIcon from "bootstrap-icons/icons/circle-half.svg?url";
import darkIcon from "bootstrap-icons/icons/moon-stars.svg?url";
import lightIcon from "bootstrap-icons/icons/sun.svg?url";
import { useTranslation } from "react-i18next";
import { chooseTheme, THEMES, useTheme } from "../lib/theme.ts";
import { Icon } from "./Icon.tsx";

const ICONS = { light: lightIcon, dark: darkIcon, auto: autoIcon };

/** Light, dark, or what the system asks for. */
export function ThemeSwitch() {
  const { t } = useTranslation("common");
  const current = useTheme();
  return (
    <fieldset className="switch">
      <legend className="visually-hidden">{t("theme.label")}</legend>
      {THEMES.map((theme) => (
        <button
          key={theme}
          type="button"
          title={t(`theme.${theme}`)}
          aria-label={t(`theme.${theme}`)}
          aria-pressed={theme === current}
          onClick={() => chooseTheme(theme)}
        >
          <Icon src={ICONS[theme]} />
        </button>
      ))}
    </fieldset>
  );
}
