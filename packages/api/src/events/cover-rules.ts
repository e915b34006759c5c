import { frames, grid, lanes, quarters } from "./cover-room-rules.ts";
import { box, COVER_HEIGHT, COVER_WIDTH, type CoverInks, type CoverShape } from "./cover-shape-rules.ts";
import { arcs, pennants, steps, waves } from "./cover-stage-rules.ts";
import { between, type Random, seededRandom } from "./seeded-random-rules.ts";

export { COVER_HEIGHT, COVER_WIDTH, type CoverShape };

/** Colours that go together: what they lie on, then the others. 0 is the paper, 1 to 6 the cover colours of tokens.css. */
const PALETTES: readonly CoverInks[] = [
  { ground: 0, inks: [1, 2, 3, 5] },
  { ground: 0, inks: [3, 5, 2, 1] },
  { ground: 0, inks: [6, 2, 5, 1] },
  { ground: 0, inks: [4, 2, 5, 3] },
  { ground: 3, inks: [5, 2, 0, 1] },
  { ground: 1, inks: [5, 2, 0, 6] },
  { ground: 6, inks: [5, 2, 0, 1] },
  { ground: 4, inks: [5, 2, 0, 3] },
  { ground: 2, inks: [1, 0, 5, 3] },
  { ground: 5, inks: [3, 2, 0, 1] },
];

type Draw = (random: Random, inks: CoverInks) => CoverShape[];

/** By the slug of a category, in either language. The first that fits. */
const FAMILIES: readonly (readonly [RegExp, Draw])[] = [
  [/concert|musi/, arcs],
  [/theat|spectacle|humour|stage/, steps],
  [/conf|talk|debat|rencontre/, grid],
  [/atelier|workshop|formation/, quarters],
  [/sport|course|foot/, lanes],
  [/expo|cinema|film|visite|musee/, frames],
  [/enfant|jeun|famil|gastro|cuisine|marche|degust/, pennants],
  [/dans|festival|fete|nature|bal/, waves],
];
const DRAWS = FAMILIES.map(([, draw]) => draw);

/** The cover of an event, the same on every machine: the family of its first known category, the rest from its id. */
export function coverShapes(eventId: string, categorySlugs: readonly string[]): CoverShape[] {
  const random = seededRandom(eventId);
  const inks = PALETTES[between(random, 0, PALETTES.length - 1)] ?? { ground: 0, inks: [1, 2, 3, 5] };
  const family = categorySlugs.flatMap((slug) => FAMILIES.find(([slugs]) => slugs.test(slug))?.[1] ?? [])[0];
  const draw = family ?? DRAWS[between(random, 0, DRAWS.length - 1)] ?? arcs;
  return [{ path: box(0, 0, COVER_WIDTH, COVER_HEIGHT), ink: inks.ground }, ...draw(random, inks)];
}
