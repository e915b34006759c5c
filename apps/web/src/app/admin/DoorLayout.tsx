import { Outlet } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { Logo } from "../../components/Logo.tsx";
import { ThemeSwitch } from "../../components/ThemeSwitch.tsx";
import { SharedTypedEmail } from "../../features/admin-auth/typed-email.ts";

/** Around the pages in front of the door: sign-in, setup, and an address that leads nowhere. */
export function DoorLayout({ children }: { children?: ReactNode }) {
  const typedEmail = useRef("");
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
        <SharedTypedEmail value={typedEmail}>{children ?? <Outlet />}</SharedTypedEmail>
      </main>
    </div>
  );
}
