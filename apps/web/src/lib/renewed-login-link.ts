import type { AppRouter } from "@guichet/api";
import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { reasonOf } from "./problem.ts";

/** What gives the login a new token: from then on the one before is nobody's. */
const RENEWING: ReadonlySet<string> = new Set(["account.reauthenticate", "account.changePassword"]);
/** Until the answer with the new token has come to a browser whose other tab asked for it. */
const MOMENT_MS = 300;

/**
 * Asks once more when the answer is that nobody is signed in, though somebody was: the request may have been on its way with a token that
 * was replaced meanwhile, in this tab or another one. The second time it comes with what the browser has by then; a request that was
 * refused so has changed nothing. If it is true, it is said a moment later.
 */
export const askAgainAfterRenewal: TRPCLink<AppRouter> = () => {
  const renewals = new Set<PromiseWithResolvers<void>>();
  let wasSignedIn = false;
  return ({ op, next }) =>
    observable((observer) => {
      const own = RENEWING.has(op.path) ? Promise.withResolvers<void>() : undefined;
      if (own !== undefined) renewals.add(own);
      let isOver = false;
      let isSecond = false;
      const ask = () =>
        next(op).subscribe({
          next(envelope) {
            const staff = op.path === "auth.me" ? staffIn(envelope.result) : undefined;
            if (staff === null && askAgain()) return;
            if (staff !== undefined) wasSignedIn = staff !== null;
            observer.next(envelope);
          },
          error(error) {
            if (reasonOf(error) !== "unauthenticated" || !askAgain()) observer.error(error);
          },
          complete() {
            // Of the first answer, when there will be another one, nothing is passed on.
            if (!isWaiting) observer.complete();
          },
        });
      let isWaiting = false;
      let current = ask();

      function askAgain(): boolean {
        if (isSecond || !wasSignedIn) return false;
        isSecond = true;
        isWaiting = true;
        const others = [...renewals].filter((renewal) => renewal !== own);
        const moment = new Promise((resolve) => setTimeout(resolve, MOMENT_MS));
        void Promise.all([moment, ...others.map(({ promise }) => promise)]).then(() => {
          isWaiting = false;
          if (!isOver) current = ask();
        });
        return true;
      }

      return () => {
        isOver = true;
        current.unsubscribe();
        if (own === undefined) return;
        own.resolve();
        renewals.delete(own);
      };
    });
};

/** Who the answer of `auth.me` says is signed in; null for nobody. */
function staffIn(result: object): unknown {
  const data = "data" in result ? (result.data as { readonly staff?: unknown } | null) : null;
  return data?.staff ?? null;
}
