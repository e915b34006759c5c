import type { Image } from "./schema.ts";

/** Bytes of a file that is sent. A photo of a phone has three to six million. */
export const MOST_IMAGE_BYTES = 8 * 1024 * 1024;
/** Once decoded. More than any camera of a phone takes at its usual setting; four bytes each while it is worked on. */
export const MOST_IMAGE_PIXELS = 40_000_000;
/** Less would be shown as a blur; and so every picture has a file of this width. */
export const LEAST_IMAGE = { width: 480, height: 200 } as const;

/** What may be sent, as media types. What a file is, its content says. */
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** The largest size that is kept. Higher than wide by half at most: covers are wide. */
export const LARGEST_IMAGE = { width: 1600, height: 2400 } as const;
const NARROWER = [LEAST_IMAGE.width, 960];
const WIDEST_FALLBACK = 1200;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One file of a picture. */
export interface ImageFile extends Size {
  /** `960.webp` */
  readonly name: string;
  readonly format: "webp" | "jpg";
}

/** The files of a picture of this size, WebP from the narrowest and the JPEG last. No size is larger than the picture. */
export function imageFilesOf({ width, height }: Size): ImageFile[] {
  const file = (wide: number, format: ImageFile["format"]): ImageFile => ({
    name: `${wide}.${format}`,
    format,
    width: wide,
    height: Math.max(1, Math.round((height * wide) / width)),
  });
  const narrower = NARROWER.filter((wide) => wide < width);
  return [...[...narrower, width].map((wide) => file(wide, "webp")), file(Math.min(width, WIDEST_FALLBACK), "jpg")];
}

/** The narrowest file of a picture of which no more is known. */
export function smallImageUrl(id: string): string {
  return `/images/${imagePath(id, `${LEAST_IMAGE.width}.webp`)}`;
}

/** Whether there is enough to see of a picture once it is no larger than those that are kept. */
export function isLargeEnough({ width, height }: Size): boolean {
  const scale = Math.min(1, LARGEST_IMAGE.width / width, LARGEST_IMAGE.height / height);
  return width * scale >= LEAST_IMAGE.width && height * scale >= LEAST_IMAGE.height;
}

/** Where a file of a picture is, in the store and below `/images/`. */
export function imagePath(id: string, fileName: string): string {
  return `${id}/${fileName}`;
}

const PATH = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9]\d{0,3}\.(webp|jpg))$/;

/** What is asked for below `/images/`: nothing but what could be a file of a picture. */
export function parseImagePath(path: string): { path: string; format: ImageFile["format"] } | null {
  const format = PATH.exec(path)?.[3];
  return format === "webp" || format === "jpg" ? { path, format } : null;
}

/**
 * The kind of picture that these bytes begin as, whatever their name or sender says. SVG, HTML and PDF are text that can do things, and
 * none of these.
 */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (text(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  if (text(4, 8) === "ftyp" && /^avi[fs]$/.test(text(8, 12))) return "image/avif";
  return null;
}

/** What is shown of a picture. */
export function imageOf(facts: Size & Pick<Image, "id" | "color">): Image {
  const { id, width, height, color } = facts;
  const files = imageFilesOf(facts).map((file) => ({
    format: file.format,
    source: { url: `/images/${imagePath(id, file.name)}`, width: file.width, height: file.height },
  }));
  const fallback = files.find(({ format }) => format === "jpg");
  if (fallback === undefined) throw new Error("A picture has no JPEG");
  const sources = files.filter(({ format }) => format === "webp").map(({ source }) => source);
  return { id, width, height, color, sources, fallback: fallback.source };
}
