import { type Mutation, type Query, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";

/** A database that moves to another node takes about three seconds, in which the server itself asks again. */
const PATIENCE_MS = 2_500;

/**
 * Says that what the page waits for is being asked again, or is long in coming, in place of an error: while a server restarts, or its
 * database moves to another node, there is nothing else for anybody to do. What is shown meanwhile is what came last.
 */
export function RetryNotice() {
  const { t } = useTranslation("common");
  const isRetrying = useIsRetrying();
  const isLate = useIsLate();
  return (
    <div className="retry-notice" role="status">
      {(isRetrying || isLate) && (
        <span className="toast-message surface appear">{t(isRetrying ? "error.retrying" : "error.late")}</span>
      )}
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

/** Whether something that is looked at has been on its way for longer than usual. */
function useIsLate(): boolean {
  const client = useQueryClient();
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const patience = new Map<Query, ReturnType<typeof setTimeout>>();
    const late = new Set<Query>();
    function look() {
      const asked = client.getQueryCache().findAll({ type: "active", fetchStatus: "fetching" });
      for (const [query, timer] of patience) {
        if (asked.includes(query)) continue;
        clearTimeout(timer);
        patience.delete(query);
        late.delete(query);
      }
      for (const query of asked) if (!patience.has(query)) patience.set(query, setTimeout(end, PATIENCE_MS, query));
      setIsLate(late.size > 0);
    }
    function end(query: Query) {
      late.add(query);
      setIsLate(true);
    }
    // The cache tells of changes while components render: what is to be shown is decided after that.
    let next = setTimeout(look, 0);
    const unsubscribe = client.getQueryCache().subscribe(() => {
      clearTimeout(next);
      next = setTimeout(look, 0);
    });
    return () => {
      unsubscribe();
      for (const timer of [next, ...patience.values()]) clearTimeout(timer);
    };
  }, [client]);
  return isLate;
}

/** What nobody looks at any more is nobody's worry. */
function isAskedAgain(query: Query): boolean {
  return query.state.fetchStatus === "fetching" && query.state.fetchFailureCount > 0 && query.isActive();
}

function isSentAgain({ state }: Mutation): boolean {
  return state.status === "pending" && state.failureCount > 0;
}
