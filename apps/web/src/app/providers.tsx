import type { QueryClient } from "@tanstack/react-query";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { RetryNotice } from "../components/RetryNotice.tsx";
import { ToastProvider } from "../components/Toasts.tsx";
import { type Asker, createTrpcClient, trpc } from "../lib/trpc.ts";

interface ProvidersProps {
  readonly queryClient: QueryClient;
  readonly asker: Asker;
  readonly children: ReactNode;
}

/** What every page of both interfaces stands on. */
export function Providers({ queryClient, asker, children }: ProvidersProps) {
  const [client] = useState(() => createTrpcClient(asker));
  return (
    <ErrorBoundary>
      <trpc.Provider client={client} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <ToastProvider>
            {children}
            <RetryNotice />
          </ToastProvider>
        </QueryClientProvider>
      </trpc.Provider>
    </ErrorBoundary>
  );
}
