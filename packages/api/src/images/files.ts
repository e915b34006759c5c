import type { Result } from "../errors.ts";
import type { Size } from "./rules.ts";

/** Where the files of pictures are kept: a folder, or a bucket. Paths are those of `imagePath`. */
export interface ImageFiles {
  /** Kept when it resolves. What was there under this path is replaced, at once and as a whole. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is no such file. */
  read(path: string): Promise<Buffer | null>;
  /** A file that is not there is one that is gone. */
  remove(paths: readonly string[]): Promise<void>;
}

/** A picture made anew from what was sent: pixels alone, no metadata, in all sizes that are kept. */
export interface EncodedImage extends Size {
  /** The dominant one, as `#rrggbb`. */
  readonly color: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Makes a picture of a file that somebody sent; a refusal where it is none, or not one that we take. */
export type EncodeImage = (sent: Uint8Array) => Promise<Result<EncodedImage>>;
