import { useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useRef } from "react";
import { useStaffChanges } from "../../lib/live/use-staff-changes.ts";
import { trpc } from "../../lib/trpc.ts";

/**
 * Asks for the dashboard anew when something has changed. What is on its way is awaited, not broken off: where an answer takes longer than
 * changes are apart, none would ever come. Whatever changed meanwhile is asked for after it.
 */
export function useDashboardChanges(): void {
  const client = useQueryClient();
  const isAsking = useRef(false);
  const isOutdated = useRef(false);

  async function ask(): Promise<void> {
    isOutdated.current = true;
    if (isAsking.current) return;
    isAsking.current = true;
    const queryKey = getQueryKey(trpc.dashboard);
    while (isOutdated.current) {
      // What began before the change may lack it.
      isOutdated.current = client.isFetching({ queryKey }) > 0;
      await client.invalidateQueries({ queryKey }, { cancelRefetch: false });
    }
    isAsking.current = false;
  }

  useStaffChanges(() => void ask());
}
