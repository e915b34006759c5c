import { onlineManager } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { takeFirstAnswers } from "../lib/first-answers.ts";
import { type LanguageFiles, startI18n } from "../lib/i18n.ts";
import { createQueryClient } from "../lib/query-client.ts";
import { startTheme } from "../lib/theme.ts";
import type { Asker } from "../lib/trpc.ts";
import { Providers } from "./providers.tsx";

/** Starts one of the two interfaces in the page, as soon as the texts of its language are there. */
export async function start(interfaceTree: ReactNode, languages: LanguageFiles, asker: Asker): Promise<void> {
  startTheme();
  // It hears of changes alone; this page may have been opened without a network.
  onlineManager.setOnline(navigator.onLine);
  await startI18n(languages);
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
