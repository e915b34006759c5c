import { type Mutation, type Query, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

/**
 * Says that what the page waits for is being asked again, in place of an error: while a server restarts, or its database moves to another
 * node, there is nothing else for anybody to do.
 */
export function RetryNotice() {
  const { t } = useTranslation("common");
  const isRetrying = useIsRetrying();
  return (
    <div className="retry-notice" role="status">
      {isRetrying && <span className="toast-message surface appear">{t("error.retrying")}</span>}
    </div>
  );
}

function useIsRetrying(): boolean {
  const client = useQueryClient();
  const subscribe = useCallback(
    (changed: () => void) => {
      const ends = [client.getQueryCache().subscribe(changed), client.getMutationCache().subscribe(changed)];
      return () => {
        for (const end of ends) end();
      };
    },
    [client],
  );
  return useSyncExternalStore(
    subscribe,
    () => client.getQueryCache().getAll().some(isAskedAgain) || client.getMutationCache().getAll().some(isSentAgain),
  );
}

/** What nobody looks at any more is nobody's worry. */
function isAskedAgain(query: Query): boolean {
  return query.state.fetchStatus === "fetching" && query.state.fetchFailureCount > 0 && query.isActive();
}

function isSentAgain({ state }: Mutation): boolean {
  return state.status === "pending" && state.failureCount > 0;
}
