import { useMemo } from "react";
import { seededRandom } from "../lib/seeded-random.ts";
import { COVER_HEIGHT, COVER_WIDTH, coverShapes } from "./cover-shapes.ts";

export interface CoverArtProps {
  readonly eventId: string;
  readonly categorySlugs: readonly string[];
  readonly imageUrl?: string | null;
}

/** The picture of an event: its photo, else a flat composition that is always the same for the same event. Decorative. */
export function CoverArt({ eventId, categorySlugs, imageUrl = null }: CoverArtProps) {
  const slugs = categorySlugs.join();
  const shapes = useMemo(() => coverShapes(seededRandom(eventId), slugs.split(",")), [eventId, slugs]);
  if (imageUrl !== null) {
    return <img className="cover" src={imageUrl} alt="" loading="lazy" decoding="async" referrerPolicy="no-referrer" />;
  }
  return (
    <svg
      className="cover"
      viewBox={`0 0 ${COVER_WIDTH} ${COVER_HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {shapes.map(({ path, ink }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of an event never change
        <path key={i} d={path} className={`cover-${ink}`} />
      ))}
    </svg>
  );
}
