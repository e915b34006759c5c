import type { ImportAttendeesInput, ImportMessage, ImportReport } from "@guichet/api/attendees/import-schema";
import { attendanceHeaders } from "./attendance.ts";
import { CutOffError } from "./export-frames.ts";
import { answerLocale } from "./i18n.ts";
import { ProblemError } from "./problem.ts";
import { refusalIn } from "./refused-answer.ts";

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

/** What is said of a file and how to read it; what is undefined is left to the server. */
export type ImportOptions = { readonly [Name in keyof ImportAttendeesInput]?: ImportAttendeesInput[Name] | undefined };

interface Sending {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Sends a file of attendees, for a dry run or in earnest. To send the same one again is safe: no line is booked twice.
 * @throws ProblemError what the server says; CutOffError, or what `fetch` does, when nobody knows what became of it
 */
export async function postImport(
  file: Blob,
  input: ImportOptions,
  { signal, onProgress }: Sending = {},
): Promise<ImportReport> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) if (value !== undefined) query.set(name, String(value));
  const response = await fetch(`/imports/attendees?${query}`, {
    method: "POST",
    headers: { "content-type": "text/csv", "accept-language": answerLocale(), ...attendanceHeaders() },
    credentials: "same-origin",
    body: file,
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok || response.body === null) throw await refusalIn(response);
  for await (const message of messagesOf(response.body)) {
    if ("report" in message) return message.report;
    if ("problem" in message) throw new ProblemError(message.problem);
    onProgress?.(message.progress);
  }
  throw new CutOffError("The answer ended before its report");
}

async function* messagesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportMessage> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as ImportMessage;
  }
}
