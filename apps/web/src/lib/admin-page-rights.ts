import type { Action } from "@guichet/api/auth/schema";
import { useMatches } from "@tanstack/react-router";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** What one must be allowed to do to see the page. */
    readonly action?: Action;
  }
}

/** What the page at the present address needs; nothing when absent. */
export function usePageAction(): Action | undefined {
  return useMatches({ select: (matches) => matches.at(-1)?.staticData.action });
}
