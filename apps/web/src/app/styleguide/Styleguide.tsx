import { type ComponentType, useEffect } from "react";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { Logo } from "../../components/Logo.tsx";
import { ThemeSwitch } from "../../components/ThemeSwitch.tsx";
import { Bookings } from "./Bookings.tsx";
import { Controls } from "./Controls.tsx";
import { Covers } from "./Covers.tsx";
import { Dialogs } from "./Dialogs.tsx";
import { Figures } from "./Figures.tsx";
import { Foundations } from "./Foundations.tsx";
import { Messages } from "./Messages.tsx";

const SECTIONS: readonly { readonly id: string; readonly title: string; readonly Content: ComponentType }[] = [
  { id: "foundations", title: "Foundations", Content: Foundations },
  { id: "controls", title: "Controls", Content: Controls },
  { id: "messages", title: "Messages, waiting, nothing there", Content: Messages },
  { id: "dialogs", title: "Dialogs, drawers, toasts", Content: Dialogs },
  { id: "bookings", title: "Events, sessions, tickets", Content: Bookings },
  { id: "figures", title: "Figures and charts", Content: Figures },
  { id: "covers", title: "Covers", Content: Covers },
];

/** The contact sheet of the design system; each section has an address: /styleguide#controls. */
export function Styleguide() {
  // The browser looked for the section before it was there.
  useEffect(() => {
    void document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <div className="styleguide">
      <header className="styleguide-head">
        <Logo />
        <nav aria-label="Sections">
          {SECTIONS.map(({ id, title }) => (
            <a key={id} href={`#${id}`}>
              {title}
            </a>
          ))}
        </nav>
        <div className="site-switches">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main>
        <h1>Styleguide</h1>
        {SECTIONS.map(({ id, title, Content }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            <Content />
          </section>
        ))}
      </main>
    </div>
  );
}
