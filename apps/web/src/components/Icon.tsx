/** A single SVG as a mask, so that it takes the colour of the text. Decorative: the text beside it, or a label, says the same. */
export function Icon({ src }: { src: string }) {
  return <span className="icon" style={{ maskImage: `url("${src}")` }} aria-hidden="true" />;
}

/** An arrow along the line of writing: it points the other way in languages that are written from the right. */
export function PointingIcon({ src }: { src: string }) {
  return (
    <span className="icon-pointing">
      <Icon src={src} />
    </span>
  );
}
