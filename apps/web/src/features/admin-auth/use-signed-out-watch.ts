import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";

/** Notices the first answer, of whatever request, that says the session has ended, or that one's role is another by now. */
export function useSignedOutWatch(): void {
  const client = useQueryClient();
  const utils = trpc.useUtils();
  useEffect(() => {
    const check = (error: unknown) => {
      const reason = reasonOf(error);
      if (reason === "unauthenticated") utils.auth.me.setData(undefined, { staff: null });
      if (reason === "forbidden") void utils.auth.me.invalidate();
    };
    const stopQueries = client.getQueryCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") check(event.action.error);
    });
    const stopMutations = client.getMutationCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") check(event.action.error);
    });
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [client, utils]);
}
