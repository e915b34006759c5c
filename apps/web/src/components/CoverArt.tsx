import { COVER_HEIGHT, COVER_WIDTH, coverShapes } from "@guichet/api/events/cover-rules";
import type { Image } from "@guichet/api/images/schema";
import { useMemo } from "react";

export interface CoverArtProps {
  readonly eventId: string;
  readonly categorySlugs: readonly string[];
  readonly imageUrl?: string | null;
  /** The picture that was uploaded: shown rather than `imageUrl`. */
  readonly image?: Image | null;
  /** What the picture shows; empty: it decorates. */
  readonly imageAlt?: string;
  /** How wide it is shown, as `sizes` of an image says it. */
  readonly sizes?: string;
  /** `first` for the one that is in sight as soon as the page is. */
  readonly loading?: "first" | "lazy";
}

/** Of a card: alone on phones, two and three in a row on larger screens. */
const CARD_SIZES = "(min-width: 75rem) 24rem, (min-width: 48rem) 45vw, 95vw";

const LOADING = {
  first: { loading: "eager", fetchPriority: "high" },
  lazy: { loading: "lazy", decoding: "async" },
} as const;

/** The picture of an event: its photo, else a flat composition that is always the same for the same event. */
export function CoverArt({ image = null, imageUrl = null, imageAlt = "", loading = "lazy", ...others }: CoverArtProps) {
  if (image !== null)
    return <Photo image={image} alt={imageAlt} loading={loading} sizes={others.sizes ?? CARD_SIZES} />;
  if (imageUrl !== null) {
    return <img className="cover" src={imageUrl} alt={imageAlt} referrerPolicy="no-referrer" {...LOADING[loading]} />;
  }
  return <Composition {...others} />;
}

/** The browser takes the smallest file that is sharp. Until it is there, its place has its colour. */
function Photo({
  image,
  alt,
  loading,
  sizes,
}: {
  image: Image;
  alt: string;
  loading: "first" | "lazy";
  sizes: string;
}) {
  return (
    <img
      className="cover"
      srcSet={image.sources.map(({ url, width }) => `${url} ${width}w`).join(", ")}
      sizes={sizes}
      src={image.fallback.url}
      width={image.width}
      height={image.height}
      alt={alt}
      style={{ backgroundColor: image.color }}
      {...LOADING[loading]}
    />
  );
}

function Composition({ eventId, categorySlugs }: Pick<CoverArtProps, "eventId" | "categorySlugs">) {
  const slugs = categorySlugs.join();
  const shapes = useMemo(() => coverShapes(eventId, slugs.split(",")), [eventId, slugs]);
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
