import { useTranslation } from "react-i18next";
import { Markdown } from "../../components/Markdown.tsx";

/** The description that the organiser wrote. */
export function EventAbout({ description }: { description: string }) {
  const { t } = useTranslation("public");
  if (description === "") return null;
  return (
    <section className="event-about" aria-labelledby="event-about-title">
      <h2 id="event-about-title">{t("event.about")}</h2>
      <Markdown source={description} />
    </section>
  );
}
