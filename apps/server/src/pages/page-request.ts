import type { createCaller, Locale } from "@guichet/api/server";

/** What a page is made of. */
export interface PageRequest {
  /** Calls procedures as a guest, whoever asks: the page is the same for all. */
  readonly ask: ReturnType<typeof createCaller>;
  readonly locale: Locale;
  /** Where people reach the interfaces, without a slash at the end. */
  readonly publicUrl: string;
  /** The address has a query. */
  readonly isFiltered: boolean;
  readonly now: Date;
}
