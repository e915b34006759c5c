import { deleteOldOutboxMessages, dueOutboxMessages, inTransaction, type WritableDatabase } from "@guichet/db";
import { KEPT_MS } from "./rules.ts";
import { type SendServices, sendLetter } from "./send-service.ts";

/** Letters that are looked up at a time. */
const LETTERS_PER_LOOK = 100;
/** Letters under way at once: as many as the mailer has connections. */
export const LETTERS_AT_ONCE = 4;
const ROWS_PER_STATEMENT = 1_000;

/**
 * Sends every letter that is due. When the mail server is not to be reached, the run ends: the letters that wait keep their attempts.
 * @param signal stops the run before the next letter
 * @returns how many left
 * @throws AggregateError when the database failed some letters
 */
export async function sendDueLetters(services: SendServices, signal?: AbortSignal): Promise<number> {
  const failures: unknown[] = [];
  let sent = 0;
  let isOver = false;
  async function sendInTurn(waiting: Iterator<string> & Iterable<string>): Promise<void> {
    for (const id of waiting) {
      if (isOver || signal?.aborted) return;
      try {
        const outcome = await sendLetter(services, id);
        if (outcome === "sent") sent += 1;
        if (outcome === "unreachable") isOver = true;
      } catch (error) {
        failures.push(error);
        isOver = true;
      }
    }
  }
  while (!isOver && !signal?.aborted) {
    const due = await dueOutboxMessages(services.database.writer, services.now(), LETTERS_PER_LOOK);
    if (due.length === 0) break;
    const waiting = due.values();
    await Promise.all(Array.from({ length: LETTERS_AT_ONCE }, () => sendInTurn(waiting)));
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} letters met a failing database`);
  return sent;
}

/** Forgets letters that were sent or given up long ago, a bounded number at a time. @returns how many */
export async function forgetOldLetters(
  { database, now }: { readonly database: WritableDatabase; readonly now: () => Date },
  signal?: AbortSignal,
): Promise<number> {
  let forgotten = 0;
  for (let count = ROWS_PER_STATEMENT; count >= ROWS_PER_STATEMENT && !signal?.aborted; forgotten += count) {
    const at = now();
    const old = { now: at, sentBefore: new Date(at.getTime() - KEPT_MS), most: ROWS_PER_STATEMENT };
    count = await inTransaction(database, (tx) => deleteOldOutboxMessages(tx, old));
  }
  return forgotten;
}
