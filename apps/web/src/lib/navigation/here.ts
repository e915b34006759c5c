import { createContext } from "react";
import type { Path } from "./addresses.ts";

/** What links need to know of where they stand. */
export interface Here {
  readonly pathname: string;
  readonly search: string;
  /** Loads the scripts of a page that somebody is about to go to. */
  readonly preload: (to: Path) => unknown;
}

export const HereContext = createContext<Here>({ pathname: "", search: "", preload: () => {} });
