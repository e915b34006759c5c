import { createContext, useContext } from "react";

/** The address that somebody typed in front of the door. In memory alone: an address bar and its history are read by others as well. */
export interface TypedEmail {
  current: string;
}

const TypedEmailContext = createContext<TypedEmail>({ current: "" });

/** Around the pages that share the address, for as long as they are shown. */
export const SharedTypedEmail = TypedEmailContext.Provider;

/** What was typed on the page before; the page writes there what is typed on it. */
export function useTypedEmail(): TypedEmail {
  return useContext(TypedEmailContext);
}
