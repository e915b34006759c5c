import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsNear } from "../../lib/use-is-near.ts";
import { writtenDescription } from "../../lib/written-description.ts";

// As large as all else on the page: where the server has written the description into it, that stays until somebody comes near.
const Markdown = lazy(async () => ({ default: (await import("../../components/Markdown.tsx")).Markdown }));

interface EventAboutProps {
  readonly slug: string;
  readonly description: string;
}

/** The description that the organiser wrote. */
export function EventAbout({ slug, description }: EventAboutProps) {
  const { t } = useTranslation("public");
  const section = useRef<HTMLElement>(null);
  const [first] = useState({ description, prose: writtenDescription(slug) });
  const isNear = useIsNear(section);
  if (description === "") return null;
  const { prose } = first;
  const isWritten = prose !== null && description === first.description;
  const before = isWritten ? (
    <div
      className="prose measure"
      data-written
      ref={(place) => place?.replaceChildren(...prose.cloneNode(true).childNodes)}
    />
  ) : (
    <div className="prose measure text-pre-wrap">{description}</div>
  );
  return (
    <section ref={section} className="event-about" aria-labelledby="event-about-title">
      <h2 id="event-about-title">{t("event.about")}</h2>
      <Suspense fallback={before}>{isWritten && !isNear ? before : <Markdown source={description} />}</Suspense>
    </section>
  );
}
