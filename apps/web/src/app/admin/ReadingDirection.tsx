import type { ReactNode } from "react";
import { ThemeProvider } from "react-bootstrap";
import { useLocale } from "../../lib/i18n.ts";
import { languageDirection } from "../../lib/told-languages.ts";

/** Tells React-Bootstrap at which side its menus open. */
export function ReadingDirection({ children }: { children: ReactNode }) {
  return <ThemeProvider dir={languageDirection(useLocale())}>{children}</ThemeProvider>;
}
