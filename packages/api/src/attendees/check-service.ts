import { createHash } from "node:crypto";
import { bookedEmails, findEventHeadline, findSession, knownKeys, type SessionRow } from "@guichet/db";
import type { KeyUse } from "../bookings/batch.ts";
import { deskRefusalOf } from "../bookings/rules.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { readFile } from "./file.ts";
import type { ImportAttendeesInput, ImportProblem, ImportReport, ImportTarget } from "./import-schema.ts";
import { type Attendance, readLine, warningsAbout } from "./line-rules.ts";

/** A line that can be booked, and the key under which it is: the same line of the same file, into the same session, is booked once. */
export interface ImportLine extends Attendance {
  readonly keyUse: KeyUse;
  readonly isMade: boolean;
}

/** What there is to say of a file before anything is made of it. */
export interface CheckedImport {
  readonly report: ImportReport;
  /** All of them; without problems, what is to be booked. */
  readonly lines: readonly ImportLine[];
  readonly fileHash: string;
}

/** Reads a file and looks at every line. Problems are all told; each keeps the whole file from being imported. */
export async function checkImport(
  ctx: Context,
  bytes: Uint8Array,
  input: ImportAttendeesInput,
): Promise<Result<CheckedImport>> {
  const session = await findSession(ctx.database.writer, input.sessionId);
  if (session === null) return fail("session-not-found");
  const { file, mapping, lines: fileLines, problems: fileProblems } = await readFile(bytes, input);
  const fileHash = createHash("sha256").update(bytes).digest("hex");
  const read = mapping.name === null ? [] : fileLines.map((line) => readLine(line, mapping));
  const attendances = read.flatMap((line) => ("seats" in line ? [line] : []));
  const lines = await withKeys(ctx, attendances, { sessionId: session.id, fileHash });
  const reused = lines.filter(({ isReused }) => isReused).map(({ line }) => usedBefore(line));
  const open = lines.filter(({ isMade }) => !isMade);
  const booked = await bookedEmails(ctx.database.writer, session.id, [...new Set(open.map(({ email }) => email))]);
  const report: ImportReport = {
    ...{ file, mapping },
    problems: [...fileProblems, ...read.flatMap((line) => ("seats" in line ? [] : line)), ...reused],
    warnings: warningsAbout(open, booked),
    totals: {
      bookings: open.length,
      seats: open.reduce((sum, { seats }) => sum + seats, 0),
      alreadyMade: lines.length - open.length,
      availableSeats: session.capacity - session.reserved,
    },
    refusal: await refusalOf(ctx, session),
    outcome: null,
  };
  return ok({ report, lines, fileHash });
}

/** The session that somebody is about to import into. */
export async function readImportTarget(ctx: Context, sessionId: string): Promise<Result<ImportTarget>> {
  const session = await findSession(ctx.database.writer, sessionId);
  const event = session === null ? null : await findEventHeadline(ctx.database.writer, session.eventId);
  if (session === null || event === null) return fail("session-not-found");
  const { capacity, reserved, startsAt, endsAt } = session;
  const seats = { capacity, availableSeats: capacity - reserved };
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone: event.timeZone };
  const { id: eventId, title: eventTitle } = event;
  return ok({ sessionId, eventId, eventTitle, ...times, ...seats, sendsMail: ctx.sendsMail });
}

async function refusalOf(ctx: Context, session: SessionRow): Promise<string | null> {
  const event = await findEventHeadline(ctx.database.writer, session.eventId);
  if (event?.status !== "PUBLISHED") return "event-not-published";
  return deskRefusalOf(session, ctx.now());
}

type KeyedLine = ImportLine & { readonly isReused: boolean };

/** Keys are everybody's: whoever imports the file again, after a colleague's connection broke, makes nothing twice. */
const SCOPE = "attendee-import";

async function withKeys(
  ctx: Context,
  attendances: readonly Attendance[],
  { sessionId, fileHash }: { readonly sessionId: string; readonly fileHash: string },
): Promise<KeyedLine[]> {
  const known = await knownKeys(ctx.database.writer, {
    scope: SCOPE,
    beginning: `${fileHash}:${sessionId}:`,
    now: ctx.now(),
  });
  return attendances.map((attendance) => {
    const { line, name, email, seats } = attendance;
    const requestHash = createHash("sha256")
      .update(JSON.stringify([name, email, seats]))
      .digest("hex");
    const key = `${fileHash}:${sessionId}:${line}`;
    const knownAs = known.get(key);
    return {
      ...attendance,
      keyUse: { scope: SCOPE, key, requestHash },
      isMade: knownAs === requestHash,
      isReused: knownAs !== undefined && knownAs !== requestHash,
    };
  });
}

/** The file was imported with its columns taken for something else. */
function usedBefore(line: number): ImportProblem {
  return { line, field: null, code: "used-before" };
}
