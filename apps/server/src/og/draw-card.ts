import { COVER_HEIGHT, COVER_WIDTH, coverShapes } from "@guichet/api/server";
import { loadSharp } from "../images/sharp.ts";
import { type Letters, loadLetters } from "./letters.ts";
import { fitLines } from "./lines.ts";
import { COVER_INKS, PALETTE } from "./palette.ts";

/** What a card tells of an event. */
export interface CardFacts {
  readonly eventId: string;
  readonly categorySlugs: readonly string[];
  readonly title: string;
  /** When and where, in a line. */
  readonly facts: string;
  /** Its picture in JPEG; null: its cover is drawn. */
  readonly photo: Buffer | null;
}

/** What Open Graph's readers show whole. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;
const PICTURE_HEIGHT = 370;
const MARGIN = 64;
const QUALITY = 84;
/** Seconds; one takes a tenth. */
const LONGEST_SECONDS = 10;

/** Draws the card of an event: its picture above a ticket with its title. JPEG, 1200 × 630. */
export async function drawCard(facts: CardFacts): Promise<Buffer> {
  const [open, letters] = await Promise.all([loadSharp(), loadLetters()]);
  const ticket = Buffer.from(svgOf({ width: CARD_WIDTH, height: CARD_HEIGHT }, ticketOf(letters, facts)));
  const size = { width: CARD_WIDTH, height: PICTURE_HEIGHT };
  const picture =
    facts.photo === null
      ? open(Buffer.from(coverOf(facts, size)))
      : open(facts.photo).resize({ ...size, fit: "cover", position: "attention" });
  const base = await picture
    .extend({ bottom: CARD_HEIGHT - PICTURE_HEIGHT, background: PALETTE.page })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return open(base)
    .composite([{ input: ticket }])
    .flatten({ background: PALETTE.page })
    .jpeg({ quality: QUALITY, mozjpeg: true })
    .timeout({ seconds: LONGEST_SECONDS })
    .toBuffer();
}

function svgOf({ width, height }: { width: number; height: number }, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
}

/** The middle of the cover, as wide as the card. */
function coverOf({ eventId, categorySlugs }: CardFacts, size: { width: number; height: number }): string {
  const paths = coverShapes(eventId, categorySlugs).map(({ path, ink }) => draw(path, COVER_INKS[ink] ?? PALETTE.page));
  const scale = size.width / COVER_WIDTH;
  const up = (COVER_HEIGHT * scale - size.height) / 2;
  return svgOf(size, `<g transform="translate(0 ${-up}) scale(${scale})">${paths.join("")}</g>`);
}

/** The lower part: a perforated edge, the title, when and where, and whose ticket counter it is. */
function ticketOf(letters: Letters, { title, facts }: CardFacts): string {
  const holes = Array.from({ length: 30 }, (_, i) => circle(20 + i * 40, PICTURE_HEIGHT, 7)).join("");
  const notches = circle(0, PICTURE_HEIGHT, 26) + circle(CARD_WIDTH, PICTURE_HEIGHT, 26);
  const parts = [draw(holes + notches, PALETTE.page), logoOf(letters)];
  const width = CARD_WIDTH - 2 * MARGIN;
  // A title in letters that the face lacks would be full of gaps: the picture and the date speak for themselves.
  if (letters.has(title)) {
    const { size, lines } = fitLines(letters, title, { width, sizes: [72, 60, 50], most: 2 });
    const top = lines.length === 1 ? 468 : 448;
    const paths = lines.map((line, i) => letters.pathOf(line, { x: MARGIN, y: top + i * size * 1.08, size }));
    parts.push(draw(paths.join(""), PALETTE.ink));
  }
  const { size, lines } = fitLines(letters, facts, { width: width - 230, sizes: [34, 30, 26, 23], most: 1 });
  parts.push(draw(letters.pathOf(lines[0] ?? "", { x: MARGIN, y: 586, size }), PALETTE.muted));
  return parts.join("");
}

/** The window of the ticket counter and its name, as the interface has them (apps/web/src/components/Logo.tsx). */
function logoOf(letters: Letters): string {
  const name = letters.pathOf("Guichet", { x: 36, y: 27, size: 26 });
  const marks = [
    draw("M4 30V14a12 12 0 0 1 24 0v16z", PALETTE.primary),
    draw("M7 30V14a9 9 0 0 1 18 0v16h-2.5V14a6.5 6.5 0 0 0-13 0v16z", PALETTE.brass),
    draw("M11 22h10v2.2a1.5 1.5 0 0 0 0 2.8V29H11v-2a1.5 1.5 0 0 0 0-2.8z", PALETTE.page),
    draw("M2 28.5h28V31H2z", PALETTE.brass),
    draw(name, PALETTE.primary),
  ];
  return `<g transform="translate(${CARD_WIDTH - MARGIN - 196} 536) scale(1.45)">${marks.join("")}</g>`;
}

function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

/** Nothing of an event gets into the drawing but as numbers. */
function draw(path: string, fill: string): string {
  return `<path d="${path}" fill="${fill}"/>`;
}
