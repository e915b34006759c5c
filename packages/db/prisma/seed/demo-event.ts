export type CategorySlug =
  | "concerts"
  | "theatre"
  | "ateliers"
  | "conferences"
  | "sport"
  | "cinema"
  | "expositions"
  | "famille";

/** A seat in the six-week cycle of demo dates: week 0–5, day, local time, such as `2 sat 20:30`. */
export type Slot =
  `${0 | 1 | 2 | 3 | 4 | 5} ${"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun"} ${string}:${string}`;

export interface DemoSession {
  readonly slot: Slot;
  /** Seats already sold, in percent of the capacity; a modest number derived from the slot when absent. */
  readonly soldPercent?: number;
  readonly cancelled?: boolean;
  /** Sales open so many days before the session, and the session is far enough away that they have not yet. */
  readonly salesOpenDaysBefore?: number;
}

export interface DemoEvent {
  readonly title: string;
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly city: string;
  readonly venue: string;
  readonly address: string;
  /** IANA name; Europe/Paris when absent. */
  readonly timeZone?: string;
  readonly categories: readonly CategorySlug[];
  readonly draft?: boolean;
  readonly minutes: number;
  readonly capacity: number;
  /** Base price of a seat, in cents of a euro. */
  readonly price: number;
  /** The price stays the same however full it is. */
  readonly flat?: boolean;
  readonly sessions: readonly DemoSession[];
}
