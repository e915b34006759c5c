import { onlineManager } from "@tanstack/react-query";
import { type ReactNode, StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { takeFirstAnswers } from "../lib/first-answers.ts";
import { type LanguageFiles, startI18n } from "../lib/i18n.ts";
import { createQueryClient } from "../lib/query-client.ts";
import { startTheme } from "../lib/theme.ts";
import type { Asker } from "../lib/trpc.ts";
import { keepWrittenDescription } from "../lib/written-description.ts";
import { KeptFocus } from "./KeptFocus.tsx";
import { Providers } from "./providers.tsx";

interface Start {
  readonly asker: Asker;
  readonly languages: LanguageFiles;
  /** The scripts of the page that is opened: what the server has written stays in view until they are there. */
  readonly page?: Promise<unknown>;
}

/** Starts one of the two interfaces in the page, as soon as the texts of its language are there. */
export async function start(interfaceTree: ReactNode, { asker, languages, page }: Start): Promise<void> {
  startTheme();
  // It hears of changes alone; this page may have been opened without a network.
  onlineManager.setOnline(navigator.onLine);
  await Promise.all([startI18n(languages), page]);
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root");
  const queryClient = createQueryClient();
  takeFirstAnswers(queryClient);
  keepWrittenDescription();
  const tree = (
    <StrictMode>
      <Providers queryClient={queryClient} asker={asker}>
        <KeptFocus>{interfaceTree}</KeptFocus>
      </Providers>
    </StrictMode>
  );
  // In slices, between which the page answers to whoever scrolls or types in it.
  startTransition(() => createRoot(root).render(tree));
}
