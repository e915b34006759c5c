import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** A photo, as far as a machine can tell: a gradient, whose bytes are those of `seed`. */
export function photo({ width, height }: PictureSize, seed = 1): Sharp {
  const small = Buffer.from(Array.from({ length: 8 * 5 * 3 }, (_, i) => (i * 37 * seed + seed * 11) % 256));
  return sharp(small, { raw: { width: 8, height: 5, channels: 3 } }).resize(width, height, { fit: "fill" });
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of some kilobytes that says, truly, to have this many pixels of one colour: what a decompression bomb is. */
export function bomb({ width, height }: PictureSize): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height), { level: 9 });
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

let sent = 0;
/** A photo that nobody has sent yet. */
export const newPhoto = () => photo({ width: 500, height: 300 }, ++sent).jpeg().toBuffer();
