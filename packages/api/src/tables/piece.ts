/** A part of a file of rows, on its way out. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** Rows that have gone into the file so far. They may still be on their way through the compression. */
  readonly rows: number;
}

/** A file of rows, in pieces: it is never in memory as a whole. */
export type Pieces = AsyncGenerator<Piece, void>;

/** Rows as they come from the database. */
export type Pages<Row> = AsyncIterable<readonly Row[]>;

export const TABLE_FORMATS = ["csv", "xlsx"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
