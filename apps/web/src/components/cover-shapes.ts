import { between, type Random } from "../lib/seeded-random.ts";

/** One flat shape of a cover of 160 × 90 units. `ink` names one of the cover colours, 0 being the paper. */
export interface CoverShape {
  readonly path: string;
  readonly ink: number;
}

export const COVER_WIDTH = 160;
export const COVER_HEIGHT = 90;

type Draw = (random: Random, inks: readonly number[]) => CoverShape[];

function ink(inks: readonly number[], i: number): number {
  return inks[i % inks.length] ?? 0;
}

function disc(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}

/** Music: rings spreading from a source, as sound does. */
const arcs: Draw = (random, inks) => {
  const x = between(random, 20, 140);
  const y = random() < 0.5 ? COVER_HEIGHT : between(random, 30, 60);
  const step = between(random, 14, 20);
  const rings = Array.from({ length: 7 }, (_, i) => ({ path: disc(x, y, step * (7 - i)), ink: ink([...inks, 0], i) }));
  return rings;
};

/** Theatre: the steps of a stage, and a spot of light. */
const steps: Draw = (random, inks) => {
  const count = between(random, 4, 6);
  const fromLeft = random() < 0.5;
  const light = { path: disc(fromLeft ? 122 : 38, 28, between(random, 12, 20)), ink: ink(inks, 1) };
  const stairs = Array.from({ length: count }, (_, i) => {
    const width = (COVER_WIDTH / count) * (count - i);
    const top = COVER_HEIGHT - (i + 1) * (64 / count);
    return {
      path: box(fromLeft ? 0 : COVER_WIDTH - width, top, width, 64 / count),
      ink: ink([inks[0] ?? 1, inks[2] ?? 3], i),
    };
  });
  return [light, ...stairs];
};

/** Talks: a grid of seats, some of them taken. */
const grid: Draw = (random, inks) =>
  Array.from({ length: 28 }, (_, i) => {
    const x = 14 + (i % 7) * 22;
    const y = 14 + Math.floor(i / 7) * 20.5;
    const shape = random() < 0.3 ? disc(x, y, 7) : box(x - 7, y - 7, 14, 14);
    return { path: shape, ink: ink(inks, between(random, 0, 3)) };
  });

/** Workshops: quarter discs put together like pieces of wood or cloth. */
const quarters: Draw = (random, inks) => {
  const corners = [
    "M0 0h{s}a{s} {s} 0 0 1 -{s} {s}z",
    "M{s} 0v{s}a{s} {s} 0 0 1 -{s} -{s}z",
    "M{s} {s}h-{s}a{s} {s} 0 0 1 {s} -{s}z",
  ];
  return Array.from({ length: 15 }, (_, i) => {
    const size = 32;
    const [x, y] = [(i % 5) * size, Math.floor(i / 5) * size];
    const corner = corners[between(random, 0, 2)] ?? "";
    return { path: translate(corner.replaceAll("{s}", String(size)), x, y), ink: ink(inks, between(random, 0, 4)) };
  });
};

/** Relative paths start at their one absolute point: moving it moves all. */
function translate(path: string, dx: number, dy: number): string {
  return path.replace(/^M(\S+) (\S+?)(?=[a-z])/, (_, x: string, y: string) => `M${Number(x) + dx} ${Number(y) + dy}`);
}

/** Sport: lanes, and what runs in them. */
const lanes: Draw = (random, inks) => {
  const slant = between(random, 20, 50) * (random() < 0.5 ? 1 : -1);
  const width = between(random, 16, 22);
  const stripes = Array.from({ length: 5 }, (_, i) => ({
    path: `M${i * width * 2 - slant} 0h${width}l${slant} ${COVER_HEIGHT}h${-width}z`,
    ink: ink(inks, i % 2),
  }));
  return [...stripes, { path: disc(between(random, 40, 120), between(random, 28, 62), 17), ink: ink(inks, 2) }];
};

/** Exhibitions and films: frames within frames. */
const frames: Draw = (random, inks) => {
  const lean = between(random, -10, 10);
  return Array.from({ length: 5 }, (_, i) => {
    const inset = i * 8.5;
    const shift = (lean * i) / 3;
    return {
      path: box(8 + inset + shift, 5 + inset, COVER_WIDTH - 16 - 2 * inset, COVER_HEIGHT - 10 - 2 * inset),
      ink: ink([...inks, 0], i),
    };
  });
};

/** For children, food, markets: a garland of pennants. */
const pennants: Draw = (random, inks) => {
  const size = between(random, 18, 24);
  return Array.from({ length: 24 }, (_, i) => {
    const row = Math.floor(i / 8);
    const x = (i % 8) * size - (row % 2) * (size / 2);
    return { path: `M${x} ${6 + row * 29}h${size}l${-size / 2} ${size}z`, ink: ink(inks, i + row) };
  });
};

/** Dance and festivals: waves. */
const waves: Draw = (random, inks) => {
  const period = between(random, 32, 44);
  return Array.from({ length: 5 }, (_, i) => {
    const y = 12 + i * 17;
    const phase = -between(random, 0, period);
    const swells = Array.from({ length: 7 }, () => `q${period / 4} -14 ${period / 2} 0t${period / 2} 0`).join("");
    return { path: `M${phase} ${y}${swells}V${COVER_HEIGHT}H${phase}z`, ink: ink(inks, i) };
  });
};

const FAMILIES: readonly (readonly [RegExp, Draw])[] = [
  [/concert|musi/, arcs],
  [/theat|spectacle|humour|stage/, steps],
  [/conf|talk|debat|rencontre/, grid],
  [/atelier|workshop|stage|formation/, quarters],
  [/sport|course|foot/, lanes],
  [/expo|cinema|film|visite|musee/, frames],
  [/enfant|jeun|famil|gastro|cuisine|marche|degust/, pennants],
  [/dans|festival|fete|nature|bal/, waves],
];
const DRAWS = FAMILIES.map(([, draw]) => draw);

/** The composition of an event: the family of its first known category, the rest from its id. */
export function coverShapes(random: Random, categorySlugs: readonly string[]): CoverShape[] {
  const first = Math.floor(random() * 6);
  const inks = [1, 2, 3, 4, 5, 6].map((_, i) => ((first + i * 5) % 6) + 1).slice(0, 4);
  const family = FAMILIES.find(([slugs]) => categorySlugs.some((slug) => slugs.test(slug)))?.[1];
  const draw = family ?? DRAWS[between(random, 0, DRAWS.length - 1)] ?? arcs;
  return draw(random, inks);
}
