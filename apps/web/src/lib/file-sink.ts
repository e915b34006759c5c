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
      saveBlob(new Blob(parts), fileName);
    },
    discard: async () => {
      parts = [];
    },
  };
}

/** Has the browser save a file that is in memory. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  clickLink(url, fileName);
  // The download has its own hold on it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Has the browser download from an address of ours by itself, as any link would. */
export function clickLink(href: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = fileName;
  link.click();
}
