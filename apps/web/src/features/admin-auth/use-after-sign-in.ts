import { useCallback } from "react";
import { trpc } from "../../lib/trpc.ts";

/** After a sign-in: learns who one is now, before any page asks, and drops what was read without the right to it. */
export function useAfterSignIn(): () => Promise<void> {
  const utils = trpc.useUtils();
  return useCallback(async () => {
    await utils.auth.me.fetch(undefined, { staleTime: 0 });
    await utils.invalidate();
  }, [utils]);
}
