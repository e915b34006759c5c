import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useStaffChanges } from "./use-staff-changes.ts";

/**
 * Asks anew for what a page of the staff shows when something has changed. What is on its way is awaited, not broken off: where an answer
 * takes longer than changes are apart, none would ever come. Whatever changed meanwhile is asked for after it.
 * @param queryKey what the keys of the page's queries begin with
 */
export function useLiveQueries(queryKey: QueryKey): void {
  const client = useQueryClient();
  const isAsking = useRef(false);
  const isOutdated = useRef(false);

  async function ask(): Promise<void> {
    isOutdated.current = true;
    if (isAsking.current) return;
    isAsking.current = true;
    while (isOutdated.current) {
      // What began before the change may lack it.
      isOutdated.current = client.isFetching({ queryKey }) > 0;
      await client.invalidateQueries({ queryKey }, { cancelRefetch: false });
    }
    isAsking.current = false;
  }

  useStaffChanges(() => void ask());
}
