import type { Action } from "@guichet/api/auth/schema";
import { createContext, useContext } from "react";

const RightsContext = createContext<readonly Action[]>([]);

/** Around all that staff see: what the server says that they may do (`auth.me`). */
export const StaffRights = RightsContext.Provider;

/**
 * Whether whoever is signed in may do something. What one may not do is not shown; the server refuses it in any case. While a dialog
 * asks for the password of a login that has ended, it is what one could do before.
 */
export function useMay(action: Action): boolean {
  return useContext(RightsContext).includes(action);
}

/** All that they may do, for lists of what is offered. */
export function useRights(): readonly Action[] {
  return useContext(RightsContext);
}
