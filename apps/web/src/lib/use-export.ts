import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { canWriteToDisk, diskSink, memorySink, NoPlaceChosenError } from "./file-sink.ts";
import { type ExportProgress, receiveExport } from "./receive-export.ts";
import { clickLink } from "./saved-file.ts";

/** Rows of a file that is kept in memory where the browser cannot write to the disk: some 50 MB. */
const MOST_ROWS_IN_MEMORY = 200_000;
/** Progress is shown this often at most. */
const SHOWN_EVERY_MS = 100;

export interface WantedFile {
  readonly url: string;
  readonly fileName: string;
  /** Its rows, or at least so many; null when nobody knows. */
  readonly rows: number | null;
}

/** How an export ended, when it did not fail. `handed-over`: the browser downloads it, and says what becomes of it. */
export type ExportEnd =
  | ({ readonly kind: "saved"; readonly fileName: string } & ExportProgress)
  | { readonly kind: "handed-over" | "stopped" };

/** Takes a list along as a file, with its progress. It can be stopped at any time; of a file that is not whole nothing is kept. */
export function useExport() {
  const [progress, setProgress] = useState<ExportProgress>({ rows: 0, bytes: 0 });
  const controller = useRef<AbortController>(null);
  const shownAt = useRef(0);

  function show(now: ExportProgress): void {
    if (performance.now() - shownAt.current < SHOWN_EVERY_MS) return;
    shownAt.current = performance.now();
    setProgress(now);
  }

  async function take({ url, fileName, rows }: WantedFile): Promise<ExportEnd> {
    const toDisk = canWriteToDisk();
    if (!toDisk && (rows === null || rows > MOST_ROWS_IN_MEMORY)) {
      clickLink(url, fileName);
      return { kind: "handed-over" };
    }
    controller.current = new AbortController();
    const { signal } = controller.current;
    try {
      const sink = toDisk ? await diskSink(fileName) : memorySink(fileName);
      return { kind: "saved", fileName, ...(await receiveExport(url, { sink, signal, onProgress: show })) };
    } catch (error) {
      if (signal.aborted || error instanceof NoPlaceChosenError) return { kind: "stopped" };
      throw error;
    }
  }

  const run = useMutation({ mutationFn: take });
  return {
    progress,
    isRunning: run.isPending,
    end: run.data ?? null,
    error: run.error,
    start(file: WantedFile): void {
      setProgress({ rows: 0, bytes: 0 });
      run.mutate(file);
    },
    stop: () => controller.current?.abort(),
  };
}
