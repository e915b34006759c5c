/** Of fontkit, which has no types of its own, what letters.ts uses. */
declare module "fontkit" {
  interface Path {
    translate(x: number, y: number): Path;
    scale(x: number, y: number): Path;
    toSVG(): string;
  }
  export interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): {
      readonly advanceWidth: number;
      readonly glyphs: readonly { readonly path: Path }[];
      readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
    };
  }
  export function create(file: Buffer): Font;
}
