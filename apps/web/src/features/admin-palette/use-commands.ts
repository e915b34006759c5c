import leaveIcon from "bootstrap-icons/icons/box-arrow-right.svg?url";
import publicIcon from "bootstrap-icons/icons/box-arrow-up-right.svg?url";
import themeIcon from "bootstrap-icons/icons/circle-half.svg?url";
import downloadIcon from "bootstrap-icons/icons/download.svg?url";
import keyboardIcon from "bootstrap-icons/icons/keyboard.svg?url";
import accountIcon from "bootstrap-icons/icons/person.svg?url";
import plusIcon from "bootstrap-icons/icons/plus-lg.svg?url";
import languageIcon from "bootstrap-icons/icons/translate.svg?url";
import { useTranslation } from "react-i18next";
import { useLanguageChoice } from "../../components/use-language-choice.ts";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { ADMIN_PAGES } from "../../lib/admin-pages.ts";
import { languages, useLocale } from "../../lib/i18n.ts";
import { useRights } from "../../lib/staff-rights.ts";
import { chooseTheme, THEMES, useTheme } from "../../lib/theme.ts";
import { languageName } from "../../lib/told-languages.ts";
import type { Command } from "./command.ts";

export interface FrameDoings {
  readonly onSignOut: () => void;
  readonly onHelp: () => void;
}

/** What can always be done and gone to, by what one may. */
export function useCommands({ onSignOut, onHelp }: FrameDoings): readonly Command[] {
  const { t } = useTranslation(["admin", "common"]);
  const navigate = useAdminNavigate();
  const rights = useRights();
  const theme = useTheme();
  const locale = useLocale();
  const chooseLanguage = useLanguageChoice();

  const actions: (Omit<Command, "group"> | false)[] = [
    rights.includes("events.manage") && {
      id: "create-event",
      label: t("events.create"),
      words: t("palette.words.create"),
      icon: plusIcon,
      shortcut: "newEvent",
      run: () => void navigate({ to: "/events/new" }),
    },
    rights.includes("bookings.change-all") && {
      id: "book",
      label: t("desk.open"),
      words: t("palette.words.book"),
      icon: plusIcon,
      shortcut: "book",
      run: () => void navigate({ to: "/bookings", search: { book: "new" } }),
    },
    rights.includes("bookings.read-all") && {
      id: "export",
      label: t("palette.export"),
      words: t("palette.words.export"),
      icon: downloadIcon,
      run: () => void navigate({ to: "/bookings", search: { export: "file" } }),
    },
    ...THEMES.filter((other) => other !== theme).map((other) => ({
      id: `theme-${other}`,
      label: t("palette.theme", { theme: t(`common:theme.${other}`) }),
      words: t("palette.words.theme"),
      icon: themeIcon,
      run: () => chooseTheme(other),
    })),
    ...languages()
      .filter((other) => other !== locale)
      .map((other) => ({
        id: `locale-${other}`,
        label: t("palette.language", { language: languageName(other) }),
        words: t("palette.words.language"),
        icon: languageIcon,
        run: () => chooseLanguage(other),
      })),
    {
      id: "help",
      label: t("shortcuts.open"),
      words: t("palette.words.help"),
      icon: keyboardIcon,
      shortcut: "help",
      run: onHelp,
    },
    { id: "public-site", label: t("nav.publicSite"), icon: publicIcon, run: () => window.location.assign("/") },
    { id: "sign-out", label: t("nav.signOut"), words: t("palette.words.signOut"), icon: leaveIcon, run: onSignOut },
  ];
  const pages = ADMIN_PAGES.filter(({ action }) => rights.includes(action)).map(({ to, key, icon, shortcut }) => ({
    id: `page-${to}`,
    label: t(key),
    icon,
    shortcut,
    run: () => void navigate({ to }),
  }));
  const account = rights.includes("account.manage") && {
    id: "page-account",
    label: t("nav.account"),
    words: t("palette.words.account"),
    icon: accountIcon,
    run: () => void navigate({ to: "/account" }),
  };
  return [
    ...actions.filter((action) => action !== false).map((action) => ({ ...action, group: "actions" as const })),
    ...[...pages, account].filter((page) => page !== false).map((page) => ({ ...page, group: "pages" as const })),
  ];
}
