import { attendanceHeaders } from "./attendance.ts";
import { FRAMES_TYPE, readFrames } from "./export-frames.ts";
import type { FileSink } from "./file-sink.ts";
import { answerLocale } from "./i18n.ts";
import { ProblemError } from "./problem.ts";
import { refusalIn } from "./refused-answer.ts";

/** How far a file is. */
export interface ExportProgress {
  readonly rows: number;
  readonly bytes: number;
}

interface Receiving {
  readonly sink: FileSink;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ExportProgress) => void;
}

/**
 * Receives a file and keeps it once it is whole: of one that breaks off nothing is kept.
 * @throws ProblemError what the server says, before the file or in the middle of it; CutOffError, or what `fetch` does
 */
export async function receiveExport(url: string, { sink, signal, onProgress }: Receiving): Promise<ExportProgress> {
  const progress = { rows: 0, bytes: 0 };
  try {
    const headers = { accept: FRAMES_TYPE, "accept-language": answerLocale(), ...attendanceHeaders() };
    const response = await fetch(url, { headers, credentials: "same-origin", signal });
    if (!response.ok || response.body === null) throw await refusalIn(response);
    for await (const frame of readFrames(response.body)) {
      if (frame.kind === "problem") throw new ProblemError(frame.problem);
      if (frame.kind === "data") {
        await sink.write(frame.bytes);
        progress.bytes += frame.bytes.length;
      } else {
        progress.rows = frame.rows;
        onProgress({ ...progress });
      }
    }
    await sink.finish();
    return progress;
  } catch (error) {
    await sink.discard();
    throw error;
  }
}
