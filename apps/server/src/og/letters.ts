import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Font } from "fontkit";

/** Letters as outlines: a server has no fonts, and none that it had would look the same everywhere. */
export interface Letters {
  /** Whether every character of a text can be drawn. */
  has(text: string): boolean;
  /** The width of a line, in units of its size. */
  widthOf(text: string): number;
  /** A line as an SVG path, from its left end on the base line. */
  pathOf(text: string, place: { x: number; y: number; size: number }): string;
}

/** The display face of the interface, at its usual weight: what English, French and most of Europe write with. */
const FILES = ["latin", "latin-ext"].map((subset) =>
  fileURLToPath(
    import.meta.resolve(
      `@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-${subset}-wght-normal.woff2`,
    ),
  ),
);

/** Spaces of French typography, which the face does not have. */
const SPACES = /[\u00a0\u2007\u2009\u202f]/g;

let loaded: Promise<Letters> | undefined;

/** Read when the first text is drawn. @throws the file system's error when the face is not installed */
export function loadLetters(): Promise<Letters> {
  loaded ??= openFonts().then(lettersOf);
  return loaded;
}

async function openFonts(): Promise<Font[]> {
  const { create } = await import("fontkit");
  return Promise.all(FILES.map(async (file) => create(await readFile(file))));
}

function lettersOf(fonts: readonly Font[]): Letters {
  const fontOf = (letter: string) => fonts.find((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));

  /** Parts of a line that one file can draw. Between them no letters are drawn closer together. */
  function runsOf(text: string): { font: Font; text: string }[] {
    const runs: { font: Font; text: string }[] = [];
    for (const letter of plain(text)) {
      const font = fontOf(letter);
      const last = runs.at(-1);
      if (font === undefined) continue;
      if (last?.font === font) last.text += letter;
      else runs.push({ font, text: letter });
    }
    return runs;
  }

  return {
    has: (text) => [...plain(text)].every((letter) => fontOf(letter) !== undefined),
    widthOf: (text) =>
      runsOf(text).reduce((sum, run) => sum + run.font.layout(run.text).advanceWidth / run.font.unitsPerEm, 0),
    pathOf(text, { x, y, size }) {
      let pen = x;
      const paths = runsOf(text).flatMap(({ font, text: letters }) => {
        const scale = size / font.unitsPerEm;
        const { glyphs, positions } = font.layout(letters);
        return glyphs.map(({ path }, i) => {
          const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
          const placed = path.scale(scale, -scale).translate(pen + xOffset * scale, y - yOffset * scale);
          pen += xAdvance * scale;
          return placed.toSVG();
        });
      });
      return paths.join("");
    },
  };
}

function plain(text: string): string {
  return text.normalize("NFC").replace(SPACES, " ");
}
