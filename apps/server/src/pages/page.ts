import type { Locale } from "@guichet/api/server";
import type { Html } from "./html.ts";

/** A call that the page has been asked for already; the interface takes the answer as its own (apps/web/src/lib/first-answers.ts). */
export interface FirstAnswer {
  readonly procedure: "events.list" | "events.get" | "sessions.list" | "categories.list";
  readonly input: unknown;
  readonly data: unknown;
}

/** What a public page says before any script has run: to browsers for their first paint, to programs that run none for good. */
export interface Page {
  readonly status: 200 | 404;
  readonly locale: Locale;
  readonly title: string;
  /** What a search engine shows below the title. */
  readonly description: string;
  /** More for the head: links and what other sites show of the page. */
  readonly head: Html;
  readonly main: Html;
  readonly answers: readonly FirstAnswer[];
}
