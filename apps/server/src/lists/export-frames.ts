import type { Pieces } from "@guichet/api/server";

/**
 * A file on its way to our own page, which shows how far it is, and is told at the end that it has all of it, or why not: a sequence of
 * frames, each a byte that says its kind, the length of its contents (32 bits, big-endian), and these. What the page has to know of it is
 * in apps/web/src/lib/export-frames.ts.
 */
export const FRAMES_TYPE = "application/vnd.guichet.export-frames";

/** `data`: a part of the file. The others are JSON: `rows`, written so far; `end`, nothing is missing; `problem`, why it breaks off. */
const KINDS = { data: 1, rows: 2, end: 3, problem: 4 } as const;

function frame(kind: keyof typeof KINDS, contents: Uint8Array): Uint8Array {
  const head = Buffer.alloc(5);
  head.writeUInt8(KINDS[kind], 0);
  head.writeUInt32BE(contents.length, 1);
  return Buffer.concat([head, contents]);
}

function message(kind: Exclude<keyof typeof KINDS, "data">, value: object): Uint8Array {
  return frame(kind, Buffer.from(JSON.stringify(value)));
}

/** @param describe what the page is told of an error; it is also who logs it */
export async function* framed(pieces: Pieces, describe: (error: unknown) => object): AsyncGenerator<Uint8Array> {
  let known = -1;
  try {
    for await (const { bytes, rows } of pieces) {
      yield frame("data", bytes);
      if (rows !== known) yield message("rows", { rows });
      known = rows;
    }
    yield message("end", { rows: Math.max(0, known) });
  } catch (error) {
    yield message("problem", describe(error));
  }
}

/** The file as it is. An error breaks the transfer off, so that whoever downloads it is told of one. */
export async function* plain(pieces: Pieces): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of pieces) yield bytes;
}
