import { insertOutboxMessages, type NewOutboxMessage, type Transaction } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import type { LetterOrder } from "./schema.ts";

/** What asking for letters needs of a process or a request. */
export interface LetterServices {
  /** False where no mail server is set up: then nothing is kept for one. */
  readonly sendsMail: boolean;
  readonly now: () => Date;
}

/**
 * Asks for a letter, in the transaction of the change that it tells of: it is sent at least once if that is committed, and never if
 * not.
 * @returns false when no mail is sent here: whoever asks says so
 */
export async function queueLetter(tx: Transaction, services: LetterServices, order: LetterOrder): Promise<boolean> {
  if (services.sendsMail) await queueLetters(tx, [order], services.now());
  return services.sendsMail;
}

/**
 * Asks for several letters with one statement, where mail is sent (`sendsMail`). Whoever booked at the desk may have given no address:
 * they are written none.
 */
export async function queueLetters(tx: Transaction, orders: readonly LetterOrder[], now: Date): Promise<void> {
  const addressed = orders.filter(({ to }) => to !== "");
  if (addressed.length > 0) await insertOutboxMessages(tx, addressed.map(messageOf), now);
}

function messageOf({ topic, ...payload }: LetterOrder): NewOutboxMessage {
  const id = uuidv7();
  return {
    id,
    topic,
    aggregateId: aggregateIdOf({ topic, ...payload } as LetterOrder) ?? id,
    payload: JSON.stringify(payload),
  };
}

/** What a letter is about; null when it is about nothing that has an id. */
function aggregateIdOf(order: LetterOrder): string | null {
  if ("booking" in order) return order.booking.id;
  return order.topic === "staff-invitation" ? order.invitationId : null;
}
