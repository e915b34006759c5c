import { saveFile } from "./saved-file.ts";

/** Where a file goes that is received piece by piece. */
export interface FileSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The file is whole. */
  finish(): Promise<void>;
  /** It is not, and will not be kept. */
  discard(): Promise<void>;
}

interface SaveDialog {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** The dialog in which a place for the file is chosen was closed. */
export class NoPlaceChosenError extends Error {
  override readonly name = "NoPlaceChosenError";
}

/** Whether the browser can write to a place that the user chooses (File System Access): then a file may have any size. */
export function canWriteToDisk(): boolean {
  return "showSaveFilePicker" in window;
}

/**
 * Asks where to, at once: it must be in answer to a click.
 * @throws NoPlaceChosenError
 */
export async function diskSink(fileName: string): Promise<FileSink> {
  const handle = await (window as unknown as SaveDialog)
    .showSaveFilePicker({ suggestedName: fileName })
    .catch((error: unknown) => {
      throw error instanceof DOMException && error.name === "AbortError" ? new NoPlaceChosenError() : error;
    });
  const stream = await handle.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    finish: () => stream.close(),
    discard: async () => {
      await stream.abort().catch(() => {});
      // The empty file that was made for it. Not every browser can remove it.
      await (handle as Partial<{ remove(): Promise<void> }>).remove?.().catch(() => {});
    },
  };
}

/** Keeps the file in memory, and downloads it when it is whole. */
export function memorySink(fileName: string): FileSink {
  let parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: async (bytes) => {
      parts.push(bytes);
    },
    finish: async () => {
      saveFile(fileName, new Blob(parts));
    },
    discard: async () => {
      parts = [];
    },
  };
}
