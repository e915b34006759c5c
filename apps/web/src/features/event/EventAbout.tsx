import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

// The library is as large as all else on the page: until it is there, the text stands as it was written.
const Markdown = lazy(async () => ({ default: (await import("../../components/Markdown.tsx")).Markdown }));

/** The description that the organiser wrote. */
export function EventAbout({ description }: { description: string }) {
  const { t } = useTranslation("public");
  if (description === "") return null;
  return (
    <section className="event-about" aria-labelledby="event-about-title">
      <h2 id="event-about-title">{t("event.about")}</h2>
      <Suspense fallback={<div className="prose measure text-pre-wrap">{description}</div>}>
        <Markdown source={description} />
      </Suspense>
    </section>
  );
}
