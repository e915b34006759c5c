import type { LetterForms } from "./letter-forms.ts";

/** A letter with its one recipient. */
export interface Envelope extends LetterForms {
  /** The same however often it is sent, so that mail programs can recognise a repetition. Without the domain. */
  readonly messageId: string;
  /** An address alone, without a name. */
  readonly to: string;
}

/**
 * What became of a letter. `refused`: it would be refused again. `failed`: another time it may go. `unreachable`: no letter goes now.
 * `why` is for the log: it has neither addresses nor what the letter says.
 */
export type Delivery =
  | { readonly outcome: "sent" }
  | { readonly outcome: "refused" | "failed" | "unreachable"; readonly why: string };

/** Hands letters to a mail server. The server makes it on top of its mail library. */
export interface Mailer {
  send(envelope: Envelope): Promise<Delivery>;
}
