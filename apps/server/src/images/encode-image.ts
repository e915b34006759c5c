import {
  type EncodedImage,
  type EncodeImage,
  fail,
  type ImageFile,
  imageFilesOf,
  imageTypeOf,
  isLargeEnough,
  LARGEST_IMAGE,
  MOST_IMAGE_PIXELS,
  ok,
  type Result,
} from "@guichet/api/server";
import type { Metadata, OutputInfo } from "sharp";
import { loadSharp, type OpenImage } from "./sharp.ts";
import { createTurns } from "./turns.ts";

/** Work of one step on one picture; an honest one of the largest size takes two. */
const LONGEST_SECONDS = 10;
/** What is transparent shows in the JPEG, which knows nothing of that. */
const BEHIND_TRANSPARENT = "#ffffff";

/** Pixels of a picture in its largest size. */
interface Pixels {
  readonly data: Buffer;
  readonly info: OutputInfo;
}

/**
 * Makes a picture of what was sent. It is decoded once, within bounds of pixels and time, two at once in a process; then only its pixels
 * go on, upright and in sRGB: nothing that a camera or a sender wrote beside them is kept.
 */
export function createEncoder(): EncodeImage {
  const turns = createTurns({ atOnce: 2, waiting: 8 });
  return async (sent) => {
    if (imageTypeOf(sent) === null) return fail("image-unsupported");
    return turns.run(async () => {
      const open = await loadSharp();
      const pixels = await decode(open, sent);
      return pixels.ok ? ok(await encode(open, pixels.value)) : pixels;
    });
  };
}

async function decode(open: OpenImage, sent: Uint8Array): Promise<Result<Pixels>> {
  // The first picture of several. The bound is tested below, in words; here it is a second line.
  const limits = { limitInputPixels: MOST_IMAGE_PIXELS, failOn: "error", pages: 1, sequentialRead: true } as const;
  const source = open(sent, limits);
  try {
    const size = sizeComplaint(await open(sent, { ...limits, limitInputPixels: false }).metadata());
    if (size !== null) return size;
    const pixels = await source
      .autoOrient()
      .resize({ ...LARGEST_IMAGE, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .timeout({ seconds: LONGEST_SECONDS })
      .toBuffer({ resolveWithObject: true });
    return ok(pixels);
  } catch {
    // Whatever the library says of it: it was given something that begins as a picture and goes on otherwise.
    return fail("image-unreadable");
  }
}

function sizeComplaint({ autoOrient: { width, height } }: Metadata): Result<never> | null {
  if (width * height > MOST_IMAGE_PIXELS) return fail("image-too-large", { count: MOST_IMAGE_PIXELS / 1_000_000 });
  return isLargeEnough({ width, height }) ? null : fail("image-too-small");
}

async function encode(open: OpenImage, { data, info }: Pixels): Promise<EncodedImage> {
  const { width, height, channels } = info;
  const pixels = () => open(data, { raw: { width, height, channels } });
  const files: EncodedImage["files"][number][] = [];
  for (const file of imageFilesOf(info)) files.push({ name: file.name, bytes: await encodeFile(pixels(), file) });
  const flat = await pixels()
    .flatten({ background: BEHIND_TRANSPARENT })
    .resize(64)
    .toColourspace("srgb")
    .png()
    .toBuffer();
  const { dominant } = await open(flat).stats();
  return { width, height, files, color: hexOf([dominant.r, dominant.g, dominant.b]) };
}

function encodeFile(pixels: ReturnType<OpenImage>, { format, width, height }: ImageFile): Promise<Buffer> {
  const resized = pixels.resize({ width, height, fit: "fill" }).timeout({ seconds: LONGEST_SECONDS });
  switch (format) {
    case "webp":
      return resized.webp({ quality: 78 }).toBuffer();
    case "jpg":
      return resized.flatten({ background: BEHIND_TRANSPARENT }).jpeg({ quality: 80, mozjpeg: true }).toBuffer();
  }
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
