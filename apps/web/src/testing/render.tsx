import { type RenderResult, render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { Providers } from "../app/providers.tsx";
import { createQueryClient } from "../lib/query-client.ts";
import { STAFF } from "../lib/staff-asker.ts";

/** Renders with the real providers and settings, and a fresh cache. Nothing is retried: a test says itself what fails. */
export function renderWithProviders(ui: ReactNode): RenderResult & { user: UserEvent } {
  const queryClient = createQueryClient();
  const { queries, mutations } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ queries: { ...queries, retry: false }, mutations: { ...mutations, retry: false } });
  return {
    user: userEvent.setup(),
    ...render(
      <Providers queryClient={queryClient} asker={STAFF}>
        {ui}
      </Providers>,
    ),
  };
}
