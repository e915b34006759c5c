import {
  bowl,
  box,
  COVER_HEIGHT,
  COVER_WIDTH,
  type CoverInks,
  type CoverShape,
  disc,
  dome,
  polygon,
  ring,
  swells,
} from "./cover-shape-rules.ts";
import { between, type Random } from "./seeded-random-rules.ts";

/** Music: rings spread from a source, as sound does, over the bars of what is played. */
export function arcs(random: Random, { inks: [a, b, c, d] }: CoverInks): CoverShape[] {
  const isLeft = random() < 0.5;
  const x = isLeft ? between(random, 24, 52) : between(random, 108, 136);
  const y = between(random, 34, 58);
  const step = between(random, 9, 12);
  const colours = [a, c, b, d];
  const rings = Array.from({ length: 7 }, (_, i) => {
    const outer = step * (7.6 - i);
    return { path: ring(x, y, { outer, inner: outer - step * 0.55 }), ink: colours[i % 4] ?? a };
  });
  const bars = Array.from({ length: 9 }, (_, i) => {
    const height = 8 + between(random, 0, 7) * 4 + (i % 3) * 5;
    const left = (isLeft ? 92 : 6) + i * 7;
    return {
      path: `${box(left, COVER_HEIGHT - height, 4.4, height)}${dome(left + 2.2, COVER_HEIGHT - height, 2.2)}`,
      ink: i % 4 === 1 ? b : d,
    };
  });
  return [...rings, { path: disc(x, y, step * 0.7), ink: b }, ...bars];
}

/** Theatre: a curtain drawn aside, steps, and a spot of light. */
export function steps(random: Random, { inks: [a, b, c, d] }: CoverInks): CoverShape[] {
  const x = between(random, 58, 102);
  const spread = between(random, 26, 36);
  const floor = 74;
  const beam = polygon([x - 5, 0], [x + 5, 0], [x + spread, floor], [x - spread, floor]);
  const fold = between(random, 9, 12);
  const drapes = Array.from({ length: 4 }, (_, i) => {
    const length = 88 - i * between(random, 13, 17);
    const shape = (left: number) => `${box(left, 0, fold, length)}${bowl(left + fold / 2, length, fold / 2)}`;
    return { path: shape(i * fold) + shape(COVER_WIDTH - (i + 1) * fold), ink: i % 2 === 0 ? a : d };
  });
  const stairs = [0, 1, 2].map((i) => ({
    path: box(x - spread - 8 - i * 9, floor + i * 5.4, (spread + 8 + i * 9) * 2, 5.4),
    ink: [c, d, c][i] ?? c,
  }));
  const ball = between(random, 9, 13);
  const player = { path: `${dome(x, floor, ball)}${disc(x, floor - ball - 7, 5.4)}`, ink: a };
  return [{ path: beam, ink: b }, ...stairs, player, ...drapes];
}

/** Dance and festivals: swells, and the sun that sets in them. */
export function waves(random: Random, { inks: [a, b, c, d] }: CoverInks): CoverShape[] {
  const x = between(random, 34, 126);
  const r = between(random, 20, 27);
  const sun = [
    { path: disc(x, 40, r), ink: b },
    { path: ring(x, 40, { outer: r + 7, inner: r + 4.4 }), ink: b },
    { path: ring(x, 40, { outer: r + 13, inner: r + 11.4 }), ink: b },
  ];
  const colours = [c, a, d, c, a];
  const sea = colours.map((ink, i) => {
    const period = between(random, 34, 58);
    return { path: swells(38 + i * 11, { phase: -between(random, 4, period), period, height: 13 - i }), ink };
  });
  return [...sun, ...sea];
}

/** For children, food, markets: garlands from side to side, and what falls from them. */
export function pennants(random: Random, { inks }: CoverInks): CoverShape[] {
  const [a, b, c, d] = inks;
  const shapes: CoverShape[] = Array.from({ length: 16 }, () => ({
    path: disc(between(random, 2, 158), between(random, 8, 86), between(random, 10, 19) / 10),
    ink: inks[between(random, 0, 3)] ?? a,
  }));
  for (let row = 0; row < 3; row++) {
    const size = 15 + row * 3.4;
    const sag = between(random, 9, 15);
    const lean = between(random, -7, 7);
    const height = (x: number) => 3 + row * 25 + (lean * (x - 80)) / 80 + sag * (1 - ((x - 80) / 80) ** 2);
    const string = Array.from({ length: 17 }, (_, i): readonly [number, number] => [i * 10, height(i * 10)]);
    const back = string.toReversed().map(([x, y]): readonly [number, number] => [x, y + 1]);
    shapes.push({ path: polygon(...string, ...back), ink: d });
    for (let i = 0, x = -between(random, 0, 9); x < COVER_WIDTH; i++, x += size + 1.4) {
      const tip: readonly [number, number] = [x + size / 2, height(x + size / 2) + size * 1.05];
      shapes.push({
        path: polygon([x, height(x)], [x + size, height(x + size)], tip),
        ink: [a, b, c][(i + row) % 3] ?? a,
      });
    }
  }
  return shapes;
}
