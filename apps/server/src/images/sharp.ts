import type { Sharp, SharpOptions } from "sharp";

/** Only these are ever read, whatever the library could: SVG is what we draw ourselves (og/). */
const LOADERS = ["Jpeg", "Png", "Webp", "Heif", "Svg"].map((name) => `VipsForeignLoad${name}`);

export type OpenImage = (input: Uint8Array | Buffer, options?: SharpOptions) => Sharp;

let opened: Promise<OpenImage> | undefined;

/**
 * The image library, loaded when the first picture is worked on: a server whose platform has no build of it lacks pictures, and nothing
 * else. Set up not to keep what it has read, and to leave the other cores to those who book.
 */
export function loadSharp(): Promise<OpenImage> {
  opened ??= import("sharp").then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    sharp.block({ operation: ["VipsForeignLoad"] });
    sharp.unblock({ operation: LOADERS });
    return sharp;
  });
  return opened;
}
