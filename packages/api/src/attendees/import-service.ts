import { setTimeout as wait } from "node:timers/promises";
import { inTransaction } from "@guichet/db";
import { recordChange } from "../audit-log/record-service.ts";
import { authorize } from "../auth/authorize.ts";
import type { Answer } from "../bookings/batch.ts";
import type { Context } from "../context.ts";
import { fail } from "../errors.ts";
import { isDatabaseBusy } from "../problem.ts";
import { unwrap } from "../trpc.ts";
import { type CheckedImport, checkImport, type ImportLine } from "./check-service.ts";
import type { ImportAttendeesInput, ImportMessage, ImportOutcome, RefusedLine } from "./import-schema.ts";

/** As many as one transaction of a session's line takes (bookings/queue-rules.ts). */
const LINES_AT_ONCE = 512;
/** A database that lost a node is back by then. */
const MOST_TRIES = 8;
const WAIT_MS = 1_000;

/**
 * Books the lines of a file into a session, confirmed, as staff do at the desk. It says how far it is, and at last what became of each line.
 * All of the file is checked again first: where there is a problem, nothing is made. Whoever stops listening stops it; to send the same
 * file again goes on where it stopped.
 * @throws TRPCError before the first message, to those who may not, and where there is no such session
 */
export async function importAttendees(
  ctx: Context,
  bytes: Uint8Array,
  input: ImportAttendeesInput,
): Promise<AsyncGenerator<ImportMessage, void>> {
  authorize(ctx, "bookings.change-all");
  const checked = unwrap(await checkImport(ctx, bytes, input));
  return input.dryRun || !canRun(checked) ? reportOnly(checked) : run(ctx, checked, input);
}

function canRun({ report: { problems, refusal, totals } }: CheckedImport): boolean {
  return problems.length === 0 && refusal === null && totals.seats <= totals.availableSeats;
}

async function* reportOnly({ report }: CheckedImport): AsyncGenerator<ImportMessage, void> {
  yield { report };
}

async function* run(
  ctx: Context,
  { report, lines, fileHash }: CheckedImport,
  input: ImportAttendeesInput,
): AsyncGenerator<ImportMessage, void> {
  const open = lines.filter(({ isMade }) => !isMade);
  const refused: RefusedLine[] = [];
  const soFar = { bookings: 0, seats: 0 };
  try {
    for (let at = 0; at < open.length; at += LINES_AT_ONCE) {
      yield { progress: { done: at, total: open.length } };
      const portion = open.slice(at, at + LINES_AT_ONCE);
      const answers = await Promise.all(portion.map((line) => book(ctx, line, input)));
      for (const [i, answer] of answers.entries()) {
        const { line = 0, seats = 0 } = portion[i] ?? {};
        if (answer.ok) {
          soFar.bookings += 1;
          soFar.seats += seats;
        } else refused.push({ line, reason: answer.reason });
      }
    }
  } finally {
    // Also where nobody listens any more: what was made stays made.
    await record(ctx, input, { ...soFar, refused: refused.length, of: open.length, file: fileHash.slice(0, 16) });
  }
  const outcome: ImportOutcome = { made: soFar.bookings, alreadyMade: report.totals.alreadyMade, refused };
  yield { report: { ...report, outcome } };
}

/** Books one line. The key makes it safe to ask again of whose outcome nothing is known. */
async function book(ctx: Context, line: ImportLine, input: ImportAttendeesInput): Promise<Answer> {
  const { name, email, seats, keyUse } = line;
  const wish = { sessionId: input.sessionId, name, email, seats, locale: input.locale };
  const desk = { unitPrice: null, quotedPrice: null, tellsGuest: input.letters, recordedFor: ctx };
  for (let tries = 1; ; tries += 1) {
    const answer = await ctx.bookingQueue.place(wish, keyUse, desk).catch((error: unknown): Answer => {
      if (isDatabaseBusy(error)) return fail("busy");
      throw error;
    });
    const isTemporary = !answer.ok && (answer.reason === "busy" || answer.reason === "idempotency-key-in-use");
    if (!isTemporary || tries === MOST_TRIES) return answer;
    await wait(WAIT_MS);
  }
}

interface ImportRecord {
  readonly bookings: number;
  readonly seats: number;
  readonly refused: number;
  readonly of: number;
  /** The beginning of its SHA-256. */
  readonly file: string;
}

function record(ctx: Context, { sessionId, letters }: ImportAttendeesInput, counts: ImportRecord): Promise<void> {
  const what = { entityType: "session", entityId: sessionId, before: null, after: { ...counts, letters } };
  return inTransaction(ctx.database, (tx) => recordChange(tx, ctx, { action: "bookings.import", ...what }));
}
