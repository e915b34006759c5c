import type { AppRouter } from "@guichet/api";
import type { TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";

/** Takes subscriptions. What they need is loaded with the first one: a page is there before it is live. */
export const liveLink: TRPCLink<AppRouter> = (runtime) => {
  const loading = () => import("./stream-link.ts").then(({ createStreamLink }) => createStreamLink()(runtime));
  let stream: ReturnType<typeof loading> | undefined;
  return ({ op, next }) => {
    if (op.type !== "subscription") return next(op);
    return observable((observer) => {
      let current: Unsubscribable | undefined;
      let isOver = false;
      stream ??= loading();
      stream.then(
        (open) => {
          if (!isOver) current = open({ op, next }).subscribe(observer);
        },
        (error) => {
          // The next subscription tries anew.
          stream = undefined;
          observer.error(error);
        },
      );
      return () => {
        isOver = true;
        current?.unsubscribe();
      };
    });
  };
};
