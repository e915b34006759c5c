import type { Locale } from "@guichet/api/locale";
import { onlineManager } from "@tanstack/react-query";
import type { Resource } from "i18next";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { takeFirstAnswers } from "../lib/first-answers.ts";
import { startI18n } from "../lib/i18n.ts";
import { createQueryClient } from "../lib/query-client.ts";
import { startTheme } from "../lib/theme.ts";
import type { Asker } from "../lib/trpc.ts";
import { Providers } from "./providers.tsx";
import "../styles/index.css";

/** Starts one of the two interfaces in the page. */
export function start(interfaceTree: ReactNode, texts: Record<Locale, Resource[string]>, asker: Asker): void {
  startTheme();
  // It hears of changes alone; this page may have been opened without a network.
  onlineManager.setOnline(navigator.onLine);
  startI18n(texts);
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root");
  const queryClient = createQueryClient();
  takeFirstAnswers(queryClient);
  createRoot(root).render(
    <StrictMode>
      <Providers queryClient={queryClient} asker={asker}>
        {interfaceTree}
      </Providers>
    </StrictMode>,
  );
}
