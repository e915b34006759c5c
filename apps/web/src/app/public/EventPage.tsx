import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { HeldSeats } from "../../features/bookings/HeldSeats.tsx";
import { EventAbout } from "../../features/event/EventAbout.tsx";
import { EventSummary } from "../../features/event/EventSummary.tsx";
import { useLiveEvent } from "../../lib/live/use-live-event.ts";
import type { EventSearch } from "../../lib/navigation/event-search.ts";
import { troubleOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { BackToEvents } from "./BackToEvents.tsx";
import { EventBooking } from "./EventBooking.tsx";
import { Missing } from "./NotFoundPage.tsx";
import { OfflinePage } from "./OfflinePage.tsx";

/** An event, its sessions, and the booking of the one that was chosen: all on one page. */
export function EventPage({ slug, search }: { slug: string; search: EventSearch }) {
  const { t } = useTranslation("public");
  const isBooking = search.session !== undefined;
  const event = trpc.events.get.useQuery({ id: slug });
  const sessions = trpc.sessions.list.useQuery({ id: slug });

  useLiveEvent(event.data === undefined ? null : slug);
  const retry = () => {
    void event.refetch();
    void sessions.refetch();
  };

  if (event.isPending) {
    return (
      <div className="container py-4">
        <h1 className="visually-hidden">{t("event.heading")}</h1>
        <LineSkeletons count={8} />
      </div>
    );
  }
  if (event.data === undefined) {
    const trouble = troubleOf(event.error);
    if (trouble.kind === "refused" && trouble.status < 500) return <Missing what="event" />;
    if (trouble.kind === "unreachable") return <OfflinePage onRetry={retry} />;
    return (
      <div className="container py-4">
        <h1 className="visually-hidden">{t("event.heading")}</h1>
        <ErrorNotice error={event.error} onRetry={() => void event.refetch()} />
      </div>
    );
  }
  return (
    <div className="container py-4">
      <BackToEvents />
      <HeldSeats slug={event.data.slug} key={event.data.id} />
      <div className={isBooking ? "event-page event-page-booking" : "event-page"}>
        <EventSummary event={event.data} sessions={sessions.data?.items ?? null} />
        <div className="event-booking">
          {sessions.data !== undefined && (
            <EventBooking key={event.data.id} event={event.data} sessions={sessions.data.items} search={search} />
          )}
          {sessions.isPending && <LineSkeletons count={8} />}
          {sessions.isLoadingError && <ErrorNotice error={sessions.error} onRetry={() => void sessions.refetch()} />}
        </div>
        <EventAbout slug={event.data.slug} description={event.data.description} />
      </div>
    </div>
  );
}
