import { Outlet } from "@tanstack/react-router";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { Logo } from "../../components/Logo.tsx";
import { ThemeSwitch } from "../../components/ThemeSwitch.tsx";

/** Around the pages in front of the door: sign-in and setup. */
export function DoorLayout() {
  return (
    <div className="door">
      <header className="door-head">
        <a href="/" className="plain">
          <Logo />
        </a>
        <div className="d-flex gap-2">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main id="main">
        <Outlet />
      </main>
    </div>
  );
}
