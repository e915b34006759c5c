/** Red, green and blue, 0 to 255. */
type Colour = readonly [number, number, number];

export interface Palette {
  /** The colour that `--g-NAME` stands for. */
  readonly colour: (name: string) => Colour;
  /** The share (0 to 1) that `--g-NAME` stands for. */
  readonly share: (name: string) => number;
}

/** The tokens of a theme, as a browser would take them from the style sheet. Throws when one is not there. */
export function paletteOf(tokens: string, theme: "light" | "dark"): Palette {
  const block = tokens.match(new RegExp(`\\[data-bs-theme="${theme}"\\] \\{([^}]*)\\}`))?.[1] ?? "";
  const value = (name: string): string => {
    const found = `${block}${tokens}`.match(new RegExp(`--g-${name}: ([^;]+);`))?.[1];
    if (found === undefined) throw new Error(`No token --g-${name}`);
    const other = found.match(/^var\(--g-([\w-]+)\)$/)?.[1];
    return other === undefined ? found : value(other);
  };
  return {
    colour: (name) => {
      const digits = value(name).match(/^#([\da-f]{6})$/i)?.[1];
      if (digits === undefined) throw new Error(`--g-${name} is not a colour of six digits`);
      const at = (start: number) => Number.parseInt(digits.slice(start, start + 2), 16);
      return [at(0), at(2), at(4)];
    },
    share: (name) => Number.parseFloat(value(name)) / 100,
  };
}

/** So much of a colour in another, as `color-mix(in srgb, …)` mixes them. */
export function mix(colour: Colour, share: number, into: Colour): Colour {
  const at = (i: 0 | 1 | 2) => colour[i] * share + into[i] * (1 - share);
  return [at(0), at(1), at(2)];
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, « contrast ratio » and « relative luminance »). */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
