import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { InstallLink } from "../../components/InstallLink.tsx";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { Logo } from "../../components/Logo.tsx";
import { ThemeSwitch } from "../../components/ThemeSwitch.tsx";
import { Link } from "../../lib/navigation/Link.tsx";
import { NewVersionNotice } from "./NewVersionNotice.tsx";

/** What surrounds every public page. */
export function PublicLayout({ children }: { children: ReactNode }) {
  const { t } = useTranslation("public");
  const common = useTranslation("common");
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {common.t("skipToContent")}
      </a>
      <header className="site-head">
        <div className="container site-head-row">
          <Link to="/" className="plain" aria-label={t("nav.home")}>
            <Logo />
          </Link>
          <nav aria-label={t("nav.label")} className="site-nav">
            <Link to="/" className="plain">
              {t("nav.events")}
            </Link>
            <Link to="/my-bookings" className="plain">
              {t("nav.myBookings")}
            </Link>
          </nav>
        </div>
      </header>
      <NewVersionNotice />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-foot">
        <div className="container site-foot-row">
          <p className="mb-0 text-muted">{t("footer.about")}</p>
          <p className="mb-0 site-foot-links">
            <a href="/admin.html">{t("footer.admin")}</a>
            <Link to="/accessibility">{t("footer.accessibility")}</Link>
          </p>
          <InstallLink />
          <div className="site-switches">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </footer>
    </div>
  );
}
