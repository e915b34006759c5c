import { useState, useSyncExternalStore } from "react";
import { keepOnDevice, readFromDevice } from "../../lib/device-storage.ts";

/** The columns of the table of events that one can do without. */
export const COLUMNS = ["status", "categories", "next", "sessions", "occupancy", "createdAt"] as const;
export type Column = (typeof COLUMNS)[number];

const KEY = "guichet.admin.events.columns";
const WIDE = "(width >= 87.5rem)";
/** What fits until one has chosen: more on a wide screen. */
const FIRST: Readonly<Record<"narrow" | "wide", readonly Column[]>> = {
  narrow: ["status", "next", "occupancy"],
  wide: ["status", "categories", "next", "sessions", "occupancy"],
};

export interface ChosenColumns {
  readonly columns: readonly Column[];
  readonly choose: (columns: readonly Column[]) => void;
}

/** The columns that are shown, kept on this device once they were chosen. */
export function useColumns(): ChosenColumns {
  const isWide = useSyncExternalStore(onWidth, () => window.matchMedia(WIDE).matches);
  const [chosen, setChosen] = useState(readColumns);
  const columns = chosen ?? FIRST[isWide ? "wide" : "narrow"];
  const choose = (next: readonly Column[]) => {
    keepOnDevice(KEY, next.join(" "));
    setChosen(next);
  };
  return { columns, choose };
}

function readColumns(): readonly Column[] | null {
  const kept = readFromDevice(KEY);
  if (kept === null) return null;
  const names = kept.split(" ");
  return COLUMNS.filter((column) => names.includes(column));
}

function onWidth(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
