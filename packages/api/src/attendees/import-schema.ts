import { z } from "zod";
import { email, id, line } from "../fields.ts";
import { LOCALES } from "../locale.ts";

/** A file of attendees, at most. */
export const MOST_IMPORT_BYTES = 5 * 1024 * 1024;
export const MOST_IMPORT_LINES = 10_000;
/** What is longer is no list of names. */
export const MOST_LINE_LENGTH = 4_000;

export const IMPORT_ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type ImportEncoding = (typeof IMPORT_ENCODINGS)[number];

export const IMPORT_DELIMITERS = ["comma", "semicolon", "tab"] as const;
export type ImportDelimiter = (typeof IMPORT_DELIMITERS)[number];

export const MOST_NAME_LENGTH = 120;
export const attendeeName = line(MOST_NAME_LENGTH);
/** Empty where there is none: then no letter is written. */
export const attendeeEmail = z.union([email, z.literal("")]);

/** What a column of the file is taken for. The given name goes before the name, where lists have the two apart. */
export const IMPORT_FIELDS = ["name", "givenName", "email", "seats"] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** A place in the file's lines, from 0 on; -1: there is no such column. */
const column = z.int().min(-1).max(199);

/**
 * How a file is to be read, and into which session. What is absent is guessed from the file; the columns of name, e-mail and
 * seats are said all or not at all. `dryRun` makes nothing.
 */
export const importAttendeesInput = z.strictObject({
  sessionId: id,
  dryRun: z.boolean().default(true),
  encoding: z.enum(IMPORT_ENCODINGS).optional(),
  delimiter: z.enum(IMPORT_DELIMITERS).optional(),
  header: z.boolean().optional(),
  name: column.optional(),
  givenName: column.optional(),
  email: column.optional(),
  seats: column.optional(),
  /** Whether guests are told by letter that they are booked. */
  letters: z.boolean().default(false),
  /** Of those letters. */
  locale: z.enum(LOCALES).default("fr"),
});
export type ImportAttendeesInput = z.infer<typeof importAttendeesInput>;

/** Column numbers; null: none. */
export type ImportMapping = { readonly [Field in ImportField]: number | null };

/** What is wrong with a file as a whole, or from some line on. */
export type FileProblemCode =
  | "workbook"
  | "not-text"
  | "empty"
  | "too-many-lines"
  | "line-too-long"
  | "quote-open"
  | "quote-inside"
  | "no-name-column";

/** What is wrong with a line. */
export type LineProblemCode =
  | "name-missing"
  | "name-too-long"
  | "name-unreadable"
  | "email-invalid"
  | "seats-missing"
  | "seats-not-whole"
  | "seats-out-of-range"
  | "used-before";

/** What is odd about a line, and yet may be meant. */
export type LineWarningCode = "email-missing" | "line-twice" | "email-twice" | "email-booked";

export interface ImportRemark<Code extends string> {
  /** As a text editor counts them; null: of the whole file. */
  readonly line: number | null;
  readonly field: ImportField | null;
  readonly code: Code;
  /** What stands there, shortened. */
  readonly value?: string;
}

export type ImportProblem = ImportRemark<FileProblemCode | LineProblemCode>;
export type ImportWarning = ImportRemark<LineWarningCode>;

/** How the file was read. */
export interface ImportedFile {
  readonly encoding: ImportEncoding;
  readonly delimiter: ImportDelimiter;
  readonly header: boolean;
  /** What the columns are called; empty texts where the file does not say. */
  readonly columns: readonly string[];
  /** Some first lines. */
  readonly sample: readonly (readonly string[])[];
}

/** What an import would make, and what it would need. */
export interface ImportTotals {
  readonly bookings: number;
  readonly seats: number;
  /** Of these lines, bookings that an earlier import of this very file has made. */
  readonly alreadyMade: number;
  readonly availableSeats: number;
}

/** A line that was not booked, and why: a reason of errors.ts. */
export interface RefusedLine {
  readonly line: number;
  readonly reason: string;
}

/** What became of an import. */
export interface ImportOutcome {
  readonly made: number;
  readonly alreadyMade: number;
  readonly refused: readonly RefusedLine[];
}

export interface ImportReport {
  readonly file: ImportedFile;
  readonly mapping: ImportMapping;
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportWarning[];
  readonly totals: ImportTotals;
  /** Why nothing can be booked in this session, or null: a reason of errors.ts. */
  readonly refusal: string | null;
  /** Null after a dry run, and where problems kept anything from being made. */
  readonly outcome: ImportOutcome | null;
}

/** What the answer is made of: one JSON text a line. */
export type ImportMessage =
  | { readonly progress: { readonly done: number; readonly total: number } }
  | { readonly report: ImportReport }
  | { readonly problem: object };

export const importTargetInput = z.strictObject({ sessionId: id });

/** The session that attendees are imported into. */
export const importTarget = z.object({
  sessionId: id,
  eventId: id,
  eventTitle: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  timeZone: z.string(),
  capacity: z.int(),
  availableSeats: z.int(),
  /** Whether letters can be sent from here at all. */
  sendsMail: z.boolean(),
});
export type ImportTarget = z.infer<typeof importTarget>;
