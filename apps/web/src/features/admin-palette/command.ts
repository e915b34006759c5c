import type { Shortcut } from "../../lib/shortcuts.ts";
import type { RecentRecord } from "./recent-records.ts";

export type Group = "recent" | "actions" | "pages" | "events" | "sessions" | "bookings";

/** Something that can be gone to or done. */
export interface Command {
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly note?: string;
  /** Further words that it is found by. */
  readonly words?: string;
  readonly icon: string;
  readonly shortcut?: Shortcut | null;
  /** It is offered again the next time. */
  readonly record?: RecentRecord;
  readonly run: () => void;
}
