import type { EventDetail } from "@guichet/api/events/schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { CoverArt } from "../../components/CoverArt.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { eventAddress } from "../../lib/calendar-entry.ts";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import { EventFactList } from "./EventFactList.tsx";
import { ShareMenu } from "./ShareMenu.tsx";

interface EventSummaryProps {
  readonly event: EventDetail;
  readonly sessions: readonly SessionDetail[] | null;
}

/** What an event is, at a glance. */
export function EventSummary({ event, sessions }: EventSummaryProps) {
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
      <EventFactList event={event} sessions={sessions} />
      <div className="event-share">
        <ShareMenu title={event.title} url={eventAddress(event.slug)} />
      </div>
    </header>
  );
}
