import type { ReactNode } from "react";
import { ThemeProvider } from "react-bootstrap";
import { useLocale } from "../../lib/i18n.ts";
import { directionOf } from "../../lib/languages.ts";

/** Tells React-Bootstrap at which side its menus open. */
export function ReadingDirection({ children }: { children: ReactNode }) {
  return <ThemeProvider dir={directionOf(useLocale())}>{children}</ThemeProvider>;
}
