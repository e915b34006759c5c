import type { Action } from "@guichet/api/auth/schema";
import publicIcon from "bootstrap-icons/icons/box-arrow-up-right.svg?url";
import keyboardIcon from "bootstrap-icons/icons/keyboard.svg?url";
import accountIcon from "bootstrap-icons/icons/person.svg?url";
import searchIcon from "bootstrap-icons/icons/search.svg?url";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { Logo } from "../../components/Logo.tsx";
import { ThemeSwitch } from "../../components/ThemeSwitch.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { ADMIN_PAGES } from "../../lib/admin-pages.ts";
import { COMMAND_KEY } from "../../lib/command-key.ts";
import { useShortcutTitle } from "../../lib/shortcuts.ts";
import { useSheets } from "./use-sheets.tsx";

interface AdminFrameProps {
  readonly staffName: string;
  /** What they may do: pages that need more are not offered. */
  readonly actions: readonly Action[];
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** The bar beside every page (above it on a phone, folded) and the page itself. */
export function AdminFrame({ staffName, actions, onSignOut, children }: AdminFrameProps) {
  const { t } = useTranslation(["admin", "common"]);
  const [open, setOpen] = useState(false);
  const title = useShortcutTitle();
  const { openPalette, openHelp, sheet } = useSheets(onSignOut);
  return (
    <div className="admin-frame">
      <button type="button" className="skip-link" onClick={() => document.getElementById("main")?.focus()}>
        {t("common:skipToContent")}
      </button>
      <header className="admin-bar" data-open={open}>
        <div className="admin-bar-head">
          <AdminLink to="/" activeOptions={{ exact: true }} className="plain text-decoration-none">
            <Logo />
          </AdminLink>
          <button
            type="button"
            className="btn btn-sm btn-outline-secondary palette-button"
            aria-keyshortcuts="Control+K Meta+K"
            onClick={openPalette}
          >
            <Icon src={searchIcon} /> <span className="palette-button-text">{t("palette.open")}</span>
            <span aria-hidden="true" className="key">
              {COMMAND_KEY} K
            </span>
          </button>
          <button
            type="button"
            className="btn btn-sm btn-outline-secondary admin-bar-toggle"
            aria-expanded={open}
            aria-controls="admin-menu"
            onClick={() => setOpen(!open)}
          >
            {t("nav.menu")}
          </button>
        </div>
        <div id="admin-menu" className="admin-menu">
          <nav aria-label={t("nav.label")}>
            <ul className="nav flex-column">
              {ADMIN_PAGES.filter(({ action }) => actions.includes(action)).map(({ to, key, icon, shortcut }) => (
                <li key={to}>
                  <AdminLink
                    to={to}
                    className="nav-link"
                    {...(shortcut === null ? {} : title(shortcut))}
                    activeOptions={{ exact: to === "/", includeSearch: false }}
                    onClick={() => setOpen(false)}
                  >
                    <Icon src={icon} /> {t(key)}
                  </AdminLink>
                </li>
              ))}
            </ul>
          </nav>
          <div className="admin-bar-foot">
            <a href="/" className="nav-link">
              <Icon src={publicIcon} /> {t("nav.publicSite")}
            </a>
            <div className="d-flex flex-wrap gap-2">
              <LanguageSwitch />
              <ThemeSwitch />
            </div>
            <p className="mb-0 small text-body-secondary">{t("nav.signedInAs", { name: staffName })}</p>
            {actions.includes("account.manage") && (
              <AdminLink to="/account" className="nav-link" onClick={() => setOpen(false)}>
                <Icon src={accountIcon} /> {t("nav.account")}
              </AdminLink>
            )}
            <button type="button" className="nav-link shortcuts-button" {...title("help")} onClick={openHelp}>
              <Icon src={keyboardIcon} /> {t("shortcuts.open")}
            </button>
            <button type="button" className="btn btn-sm btn-outline-secondary" onClick={onSignOut}>
              {t("nav.signOut")}
            </button>
          </div>
        </div>
      </header>
      <main id="main" className="admin-main" tabIndex={-1}>
        {children}
      </main>
      {sheet}
    </div>
  );
}
