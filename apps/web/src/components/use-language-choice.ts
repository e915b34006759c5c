import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage } from "../lib/i18n.ts";
import type { Language } from "../lib/languages.ts";
import { languageName } from "../lib/told-languages.ts";
import { useToast } from "./Toasts.tsx";

/** Shows the interface in another language. One whose texts cannot be fetched is said so, and the interface stays as it is. */
export function useLanguageChoice(): (language: Language) => void {
  const { t } = useTranslation("common");
  const toast = useToast();
  return useCallback(
    (language) => {
      chooseLanguage(language).catch(() =>
        toast(t("language.failed", { language: languageName(language) }), { about: "language" }),
      );
    },
    [t, toast],
  );
}
