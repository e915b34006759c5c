import type { Pieces } from "../tables/piece.ts";

/** Everything of a file that comes in pieces, and how many rows the last piece told of. */
export async function wholeFile(pieces: Pieces): Promise<{ readonly bytes: Buffer; readonly rows: number }> {
  const parts: Uint8Array[] = [];
  let rows = 0;
  for await (const piece of pieces) {
    parts.push(piece.bytes);
    rows = piece.rows;
  }
  return { bytes: Buffer.concat(parts), rows };
}
