/** One flat shape of a cover. `ink` names one of the cover colours, 0 being the paper. */
export interface CoverShape {
  readonly path: string;
  readonly ink: number;
}

export const COVER_WIDTH = 160;
export const COVER_HEIGHT = 90;

/** A colour to lie on, and four that go with it. */
export interface CoverInks {
  readonly ground: number;
  readonly inks: readonly [number, number, number, number];
}

/** A tenth of a unit is finer than a pixel, and makes for short paths. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export function box(x: number, y: number, width: number, height: number): string {
  return `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`;
}

export function disc(x: number, y: number, r: number): string {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`;
}

/** The band between two circles: the inner one runs the other way round, so that it is a hole. */
export function ring(x: number, y: number, { outer, inner }: { outer: number; inner: number }): string {
  const hole = `M${n(x - inner)} ${n(y)}a${n(inner)} ${n(inner)} 0 1 1 ${n(2 * inner)} 0a${n(inner)} ${n(inner)} 0 1 1 ${n(-2 * inner)} 0z`;
  return `${disc(x, y, outer)}${hole}`;
}

/** Half a disc above its flat side (y), or below it. */
export function dome(x: number, y: number, r: number): string {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 0 1 ${n(2 * r)} 0z`;
}

export function bowl(x: number, y: number, r: number): string {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 0 0 ${n(2 * r)} 0z`;
}

/** A quarter disc in a square of this size, whose centre is one of its corners: 0 top left, then clockwise. */
export function quarter(x: number, y: number, { size, corner }: { size: number; corner: number }): string {
  const s = n(size);
  switch (corner % 4) {
    case 0:
      return `M${n(x)} ${n(y)}h${s}a${s} ${s} 0 0 1 -${s} ${s}z`;
    case 1:
      return `M${n(x + size)} ${n(y)}v${s}a${s} ${s} 0 0 1 -${s} -${s}z`;
    case 2:
      return `M${n(x + size)} ${n(y + size)}h-${s}a${s} ${s} 0 0 1 ${s} -${s}z`;
    default:
      return `M${n(x)} ${n(y + size)}v-${s}a${s} ${s} 0 0 1 ${s} ${s}z`;
  }
}

/** Straight lines through these points, closed. */
export function polygon(...points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}z`;
}

/** What lies below a line of swells, down to the lower edge. */
export function swells(
  y: number,
  { phase, period, height }: { phase: number; period: number; height: number },
): string {
  const count = Math.ceil((COVER_WIDTH + period - phase) / period);
  const half = n(period / 2);
  const swell = `q${n(period / 4)} ${n(-height)} ${half} 0t${half} 0`;
  return `M${n(phase)} ${n(y)}${swell.repeat(count)}V${COVER_HEIGHT}H${n(phase)}z`;
}
