import { lazy, Suspense, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useIsNear } from "../../lib/use-is-near.ts";

// The library is as large as all else on the page: until one comes near, and it is there, the text stands as it was written.
const Markdown = lazy(async () => ({ default: (await import("../../components/Markdown.tsx")).Markdown }));

/** The description that the organiser wrote. */
export function EventAbout({ description }: { description: string }) {
  const { t } = useTranslation("public");
  const section = useRef<HTMLElement>(null);
  const isNear = useIsNear(section);
  if (description === "") return null;
  const asWritten = <div className="prose measure text-pre-wrap">{description}</div>;
  return (
    <section ref={section} className="event-about" aria-labelledby="event-about-title">
      <h2 id="event-about-title">{t("event.about")}</h2>
      <Suspense fallback={asWritten}>{isNear ? <Markdown source={description} /> : asWritten}</Suspense>
    </section>
  );
}
