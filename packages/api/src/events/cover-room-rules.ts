import {
  box,
  COVER_HEIGHT,
  COVER_WIDTH,
  type CoverInks,
  type CoverShape,
  disc,
  dome,
  polygon,
  quarter,
  ring,
} from "./cover-shape-rules.ts";
import { between, type Random } from "./seeded-random-rules.ts";

/** Talks: rows of seats before a voice that carries. */
export function grid(random: Random, { inks: [a, b, c, d] }: CoverInks): CoverShape[] {
  const x = between(random, 44, 116);
  const voice = [34, 24, 14].map((outer, i) => ({ path: dome(x, 42, outer), ink: [d, b, a][i] ?? a }));
  const seats = Array.from({ length: 3 }, (_, row) => {
    const width = 13 + row * 3;
    const y = 50 + row * 13.5;
    const gap = width + 3;
    const count = Math.ceil(COVER_WIDTH / gap) + 1;
    const first = (COVER_WIDTH - count * gap) / 2 + (row % 2) * (gap / 2);
    return Array.from({ length: count }, (_, i) => {
      const left = first + i * gap;
      const back = `${dome(left + width / 2, y + width / 2, width / 2)}${box(left, y + width / 2, width, COVER_HEIGHT - y)}`;
      return { path: back, ink: random() < 0.24 ? b : ([c, d, c][row % 2] ?? c) };
    });
  });
  // Each row stands before a floor, so that between its seats one does not see those behind.
  const floors = [1, 2].map((row) => ({ path: box(0, 56 + row * 13.5, COVER_WIDTH, COVER_HEIGHT), ink: a }));
  return [...voice, ...seats.flatMap((row, i) => [...floors.slice(i - 1, i), ...row])];
}

/** Workshops: quarter discs put together like pieces of wood or cloth. */
export function quarters(random: Random, { ground, inks }: CoverInks): CoverShape[] {
  const size = 30;
  const colours = [ground, ...inks];
  const drawn = (not: readonly number[]) => {
    const left = colours.filter((ink) => !not.includes(ink));
    return left[between(random, 0, left.length - 1)] ?? ground;
  };
  return Array.from({ length: 18 }, (_, i) => {
    const [x, y] = [(i % 6) * size - 10, Math.floor(i / 6) * size];
    const under = drawn([]);
    const over = drawn([under]);
    const tile = { path: box(x, y, size, size), ink: under };
    const corner = between(random, 0, 3);
    const kind = random();
    if (kind < 0.14) return [tile, { path: disc(x + 15, y + 15, 10), ink: over }];
    if (kind < 0.24) return [tile, { path: ring(x + 15, y + 15, { outer: 12, inner: 6 }), ink: over }];
    const piece = { path: quarter(x, y, { size, corner }), ink: over };
    if (kind < 0.6) return [tile, piece];
    const inset = corner === 1 || corner === 2 ? size / 2 : 0;
    const drop = corner >= 2 ? size / 2 : 0;
    return [tile, piece, { path: quarter(x + inset, y + drop, { size: size / 2, corner }), ink: drawn([over]) }];
  }).flat();
}

/** Sport: the bend of a track, and what runs in it. */
export function lanes(random: Random, { inks: [a, b, c, d] }: CoverInks): CoverShape[] {
  const isLeft = random() < 0.5;
  const x = isLeft ? between(random, 0, 30) : between(random, 130, 160);
  const y = COVER_HEIGHT + between(random, 4, 16);
  const width = between(random, 14, 17);
  const bends = [a, c, d, a, c].map((ink, i) => {
    const outer = 38 + (5 - i) * width;
    return { path: ring(x, y, { outer, inner: outer - width + 1.6 }), ink };
  });
  const lane = 38 + between(random, 2, 3) * width - width / 2;
  const angle = ((isLeft ? between(random, 34, 56) : between(random, 124, 146)) * Math.PI) / 180;
  const [ballX, ballY] = [x + Math.cos(angle) * lane, y - Math.sin(angle) * lane];
  const speed = isLeft ? -1 : 1;
  const lines = [0, 1, 2].map((i) => ({
    path: box(speed < 0 ? 96 + i * 12 : 14 + i * 10, 10 + i * 8, 44 - i * 8, 2.6),
    ink: b,
  }));
  const flag = isLeft ? 138 : 6;
  return [
    ...bends,
    ...lines,
    { path: disc(ballX, ballY, width * 0.72), ink: b },
    { path: polygon([flag, 48], [flag + 16, 54], [flag, 60]), ink: b },
  ];
}

/** Exhibitions and films: a frame, and a view in it. */
export function frames(random: Random, { ground, inks: [a, b, c, d] }: CoverInks): CoverShape[] {
  const left = between(random, 16, 50);
  const width = between(random, 62, 80);
  const [top, height] = [11, 68];
  const horizon = top + height - between(random, 16, 24);
  const right = left + width;
  const sunX = between(random, left + 22, right - 22);
  const peak = between(random, left + 20, right - 20);
  const view = [
    { path: box(left - 5, top - 5, width + 10, height + 10), ink: a },
    { path: box(left, top, width, height), ink: c },
    { path: disc(sunX, top + 22, between(random, 9, 13)), ink: b },
    {
      path: polygon(
        [left, horizon],
        [peak, top + between(random, 22, 30)],
        [right, horizon],
        [right, top + height],
        [left, top + height],
      ),
      ink: d,
    },
    { path: box(left, horizon, width, top + height - horizon), ink: ground },
  ];
  const onLeft = left > COVER_WIDTH - right;
  const room = onLeft ? left - 5 : COVER_WIDTH - right - 5;
  const small = Math.min(24, room - 10);
  const x = onLeft ? (left - 5 - small) / 2 : right + 5 + (room - small) / 2;
  const others = [0, 1].map((i) => {
    const y = 14 + i * (small + 9);
    const inner =
      i === 0 ? disc(x + small / 2, y + small / 2, small * 0.28) : dome(x + small / 2, y + small - 3, small * 0.36);
    return [
      { path: box(x, y, small, small), ink: [d, b][i] ?? d },
      { path: inner, ink: [b, a][i] ?? a },
    ];
  });
  return [{ path: box(0, 84, COVER_WIDTH, 6), ink: d }, ...others.flat(), ...view];
}
