import type { AppRouter } from "@guichet/api";
import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { reasonOf } from "./problem.ts";
import { askForPassword } from "./reauthentication.ts";

/**
 * A change that is refused because the sign-in is too long ago is made again once the password was given; to whoever asked for it, it only
 * took longer. Without the password it fails with the refusal.
 */
export const confirmIdentity: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let current = next(op).subscribe({
        ...observer,
        error(error) {
          if (op.type !== "mutation" || reasonOf(error) !== "reauthentication-required") return observer.error(error);
          void askForPassword().then((confirmed) => {
            if (confirmed) current = next(op).subscribe(observer);
            else observer.error(error);
          });
        },
      });
      return () => current.unsubscribe();
    });
