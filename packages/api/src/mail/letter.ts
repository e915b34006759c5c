import type { Locale } from "../locale.ts";

/** A part of a letter, without a look of its own. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: "link"; readonly label: string; readonly url: string };

/** A letter as it is written: one text, from which its plain and its HTML form are made. */
export interface Letter {
  readonly subject: string;
  readonly locale: Locale;
  readonly blocks: readonly Block[];
}
