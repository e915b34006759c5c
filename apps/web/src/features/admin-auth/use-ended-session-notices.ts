import { type Mutation, type MutationObserver, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { reasonOf } from "../../lib/problem.ts";

// biome-ignore lint/suspicious/noExplicitAny: changes of every kind, as the cache itself has them
type AnyObserver = MutationObserver<any, any, any, any>;

/**
 * Takes back, after a sign-in, what the page says of a session that has ended: wherever a change was refused for it, which is tried again
 * by whoever asked for it. Reads need nothing of the kind: they are asked again.
 */
export function useEndedSessionNotices(signedIn: boolean): void {
  const client = useQueryClient();
  const refused = useRef(new Set<AnyObserver>());
  useEffect(() => {
    const observers = new WeakMap<Mutation, AnyObserver>();
    return client.getMutationCache().subscribe((event) => {
      if (event.type === "observerAdded") observers.set(event.mutation, event.observer);
      if (event.type !== "updated" || event.action.type !== "error" || !isSignedOut(event.action.error)) return;
      const observer = observers.get(event.mutation);
      if (observer !== undefined) refused.current.add(observer);
    });
  }, [client]);
  useEffect(() => {
    if (!signedIn) return;
    for (const observer of refused.current) {
      // By now it may tell of a later try.
      if (isSignedOut(observer.getCurrentResult().error)) observer.reset();
    }
    refused.current.clear();
  }, [signedIn]);
}

function isSignedOut(error: unknown): boolean {
  return reasonOf(error) === "unauthenticated";
}
