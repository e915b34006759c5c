import type { EventDetail } from "@guichet/api/events/schema";
import placeIcon from "bootstrap-icons/icons/geo-alt.svg?url";
import tagIcon from "bootstrap-icons/icons/tag.svg?url";
import { useTranslation } from "react-i18next";
import { CoverArt } from "../../components/CoverArt.tsx";
import { Icon } from "../../components/Icon.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import { useLocale } from "../../lib/i18n.ts";
import { placeLine } from "../../lib/place.ts";

/** What an event is, and where. */
export function EventSummary({ event }: { event: EventDetail }) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  return (
    <header className="event-head">
      <div className="event-cover">
        <CoverArt
          eventId={event.id}
          categorySlugs={event.categories.map(({ slug }) => slug)}
          imageUrl={event.imageUrl}
          image={event.image}
          imageAlt={event.imageAlt}
          sizes="(min-width: 75rem) 52rem, (min-width: 62rem) 60vw, 95vw"
          loading="first"
        />
      </div>
      <PageTitle title={unbreakFrench(event.title)} />
      {event.summary !== "" && <p className="lead measure">{unbreakFrench(event.summary)}</p>}
      <dl className="facts">
        <dt>
          <Icon src={placeIcon} /> {t("event.place")}
        </dt>
        <dd>{placeLine(event)}</dd>
        {event.categories.length > 0 && (
          <>
            <dt>
              <Icon src={tagIcon} /> {t("event.categories")}
            </dt>
            <dd>{event.categories.map(({ name }) => name[locale]).join(", ")}</dd>
          </>
        )}
      </dl>
    </header>
  );
}
