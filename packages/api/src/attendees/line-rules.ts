import { MOST_SEATS_PER_BOOKING } from "../bounds.ts";
import {
  attendeeEmail,
  attendeeName,
  type ImportMapping,
  type ImportProblem,
  type ImportRemark,
  type ImportWarning,
  type LineProblemCode,
  type LineWarningCode,
  MOST_NAME_LENGTH,
} from "./import-schema.ts";

/** A line of the file, cut into cells. */
export interface FileLine {
  /** As a text editor counts them. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a line asks for, once nothing is wrong with it. */
export interface Attendance {
  readonly line: number;
  readonly name: string;
  /** Empty where there is none. */
  readonly email: string;
  readonly seats: number;
}

const MOST_SHOWN = 60;

/** A line as a wish for seats, or everything that is wrong with it. */
export function readLine({ line, cells }: FileLine, mapping: ImportMapping): Attendance | readonly ImportProblem[] {
  const cellOf = (column: number | null) => (column === null ? "" : (cells[column]?.trim() ?? ""));
  const given = { name: nameIn(cellOf, mapping), email: cellOf(mapping.email), seats: cellOf(mapping.seats) };
  const problems: ImportProblem[] = [];
  const blame = (field: keyof typeof given, code: LineProblemCode | null) => {
    if (code !== null) problems.push({ line, field, code, ...shown(given[field]) });
  };
  blame("name", nameProblem(given.name));
  blame("email", attendeeEmail.safeParse(given.email).success ? null : "email-invalid");
  blame("seats", mapping.seats === null ? null : seatsProblem(given.seats));
  if (problems.length > 0) return problems;
  const seats = mapping.seats === null ? 1 : Number(given.seats);
  return { line, name: attendeeName.parse(given.name), email: given.email, seats };
}

/** As guests write it, the given name first. A column that is taken for both is all of the name. */
function nameIn(cellOf: (column: number | null) => string, { name, givenName }: ImportMapping): string {
  const columns = givenName === name ? [name] : [givenName, name];
  return columns
    .map(cellOf)
    .filter((part) => part !== "")
    .join(" ");
}

function nameProblem(text: string): LineProblemCode | null {
  if (text === "") return "name-missing";
  if (text.length > MOST_NAME_LENGTH) return "name-too-long";
  return attendeeName.safeParse(text).success ? null : "name-unreadable";
}

function seatsProblem(text: string): LineProblemCode | null {
  if (text === "") return "seats-missing";
  if (!/^\d{1,9}$/.test(text)) return "seats-not-whole";
  return Number(text) >= 1 && Number(text) <= MOST_SEATS_PER_BOOKING ? null : "seats-out-of-range";
}

function shown(text: string): { value?: string } {
  if (text === "") return {};
  return { value: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text };
}

/**
 * What is odd about lines, of which each may be meant.
 * @param booked addresses, in lower case, that have seats in this session
 */
export function warningsAbout(attendances: readonly Attendance[], booked: ReadonlySet<string>): ImportWarning[] {
  const lines = new Set<string>();
  const addresses = new Set<string>();
  return attendances.flatMap((attendance) => {
    const address = attendance.email.toLowerCase();
    const whole = JSON.stringify([attendance.name, address, attendance.seats]);
    const warning = (code: LineWarningCode): ImportRemark<LineWarningCode>[] => [
      { line: attendance.line, field: code === "line-twice" ? null : "email", code, ...shown(attendance.email) },
    ];
    const isTwice = lines.has(whole);
    const isKnown = addresses.has(address);
    lines.add(whole);
    addresses.add(address);
    if (isTwice) return warning("line-twice");
    if (address === "") return warning("email-missing");
    if (booked.has(address)) return warning("email-booked");
    return isKnown ? warning("email-twice") : [];
  });
}
