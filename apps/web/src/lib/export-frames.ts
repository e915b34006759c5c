/** What the server sends of a file to a page that shows how far it is (apps/server/src/lists/export-frames.ts). */
export type ExportFrame =
  | { readonly kind: "data"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "rows" | "end"; readonly rows: number }
  | { readonly kind: "problem"; readonly problem: unknown };

export const FRAMES_TYPE = "application/vnd.guichet.export-frames";

const HEAD = 5;
const KINDS = [null, "data", "rows", "end", "problem"] as const;

/** The connection ended, and nobody said that the file is whole. */
export class CutOffError extends Error {
  override readonly name = "CutOffError";
}

/**
 * Reads frames as they come, in whatever portions.
 * @throws CutOffError when they end before the file does; it yields nothing after `end` or `problem`
 */
export async function* readFrames(body: ReadableStream<Uint8Array>): AsyncGenerator<ExportFrame, void> {
  let rest = new Uint8Array(0);
  for await (const portion of portionsOf(body)) {
    rest = joined(rest, portion);
    for (;;) {
      if (rest.length < HEAD) break;
      const length = new DataView(rest.buffer, rest.byteOffset).getUint32(1);
      if (rest.length < HEAD + length) break;
      const frame = frameOf(KINDS[rest[0] ?? 0] ?? null, rest.slice(HEAD, HEAD + length));
      rest = rest.slice(HEAD + length);
      yield frame;
      if (frame.kind === "end" || frame.kind === "problem") return;
    }
  }
  throw new CutOffError("The file ended before its end");
}

function frameOf(kind: (typeof KINDS)[number], contents: Uint8Array<ArrayBuffer>): ExportFrame {
  if (kind === "data") return { kind, bytes: contents };
  const message: unknown = JSON.parse(new TextDecoder().decode(contents));
  if (kind === "problem") return { kind, problem: message };
  if (kind === null) throw new CutOffError("A frame of no kind that is known");
  return { kind, rows: (message as { rows: number }).rows };
}

function joined(first: Uint8Array<ArrayBuffer>, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Not every browser can loop over a stream. */
async function* portionsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
