import { QueryClient } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { Providers } from "../app/providers.tsx";

/** Renders with the real providers and a fresh cache. Nothing is retried: a test says itself what fails. */
export function renderWithProviders(ui: ReactNode): RenderResult & { user: UserEvent } {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  return { user: userEvent.setup(), ...render(<Providers queryClient={queryClient}>{ui}</Providers>) };
}
