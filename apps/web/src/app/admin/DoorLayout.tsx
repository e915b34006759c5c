import { Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { Logo } from "../../components/Logo.tsx";
import { ThemeSwitch } from "../../components/ThemeSwitch.tsx";

/** Around the pages in front of the door: sign-in, setup, and an address that leads nowhere. */
export function DoorLayout({ children }: { children?: ReactNode }) {
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
      <main id="main">{children ?? <Outlet />}</main>
    </div>
  );
}
