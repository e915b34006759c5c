import type { AppRouter } from "@guichet/api";
import { httpSubscriptionLink, type TRPCLink } from "@trpc/client";

/** Listens over server-sent events, which the browser itself takes up again after the network was away. */
export function createStreamLink(): TRPCLink<AppRouter> {
  return httpSubscriptionLink({ url: new URL("/trpc", window.location.origin).href });
}
