import { loadSharp } from "../images/sharp.ts";
import { PALETTE } from "../og/palette.ts";

export interface AppIcon {
  /** Pixels of a side. */
  readonly size: number;
  /** As the manifest says it; null: only named by the pages. */
  readonly purpose: "any" | "maskable" | null;
  /** The part of the side that the logo takes, on paper; null: it fills a transparent square. */
  readonly logoShare: number | null;
}

/** A mask leaves a circle of 80 % (W3C Web Application Manifest, "Icon masks"): a square of 56 % is inside. */
const IN_MASK = 0.56;

/** The logo as devices want it, by its address. Safari takes the last from the page, and rounds its corners. */
export const APP_ICONS: Readonly<Record<string, AppIcon>> = {
  "/icons/192.png": { size: 192, purpose: "any", logoShare: null },
  "/icons/512.png": { size: 512, purpose: "any", logoShare: null },
  "/icons/maskable-192.png": { size: 192, purpose: "maskable", logoShare: IN_MASK },
  "/icons/maskable-512.png": { size: 512, purpose: "maskable", logoShare: IN_MASK },
  "/apple-touch-icon.png": { size: 180, purpose: null, logoShare: 0.72 },
};

/** Pixels an inch at which a unit of an SVG is a pixel. */
const NATURAL_DENSITY = 72;
/** The sides of our logo, in its own units (apps/web/public/favicon.svg). */
const LOGO_SIDE = 32;

/** Draws the logo as an icon: PNG. */
export async function drawIcon(logo: Buffer, { size, logoShare }: AppIcon): Promise<Buffer> {
  const open = await loadSharp();
  const side = Math.round(size * (logoShare ?? 1));
  const drawn = open(logo, { density: (NATURAL_DENSITY * side) / LOGO_SIDE }).resize(side, side);
  if (logoShare === null) return drawn.png().toBuffer();
  const before = Math.floor((size - side) / 2);
  const after = size - side - before;
  return drawn
    .extend({ top: before, left: before, bottom: after, right: after, background: PALETTE.page })
    .flatten({ background: PALETTE.page })
    .png()
    .toBuffer();
}
