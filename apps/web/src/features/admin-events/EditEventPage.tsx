import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { BackToEvents } from "../../components/BackToEvents.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { EventTabs } from "../../components/EventTabs.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { PublishDraft } from "../../components/PublishDraft.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { EventStatusBadge } from "../../components/StatusBadge.tsx";
import { eventRoute } from "../../lib/admin-routes.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { EventEditor } from "./EventEditor.tsx";
import type { EventPublisher } from "./EventForm.tsx";

/** One event: what it is, and the way to its sessions and bookings. */
export function EditEventPage() {
  const { t } = useTranslation("admin");
  const { eventId } = eventRoute.useParams();
  const event = trpc.events.get.useQuery({ id: eventId });
  const publisher = useRef<EventPublisher>(null);
  const [isPublishing, setPublishing] = useState(false);
  const publish = async () => {
    setPublishing(true);
    await publisher.current?.publish().finally(() => setPublishing(false));
  };

  if (event.data === undefined) {
    if (event.isPending) return <LineSkeletons count={10} />;
    const missing = reasonOf(event.error) === "event-not-found";
    return (
      <>
        <PageTitle title={t("notFound.title")} />
        {missing ? (
          <p>{t("eventForm.notFound")}</p>
        ) : (
          <ErrorNotice error={event.error} onRetry={() => void event.refetch()} />
        )}
        <BackToEvents className="btn btn-outline-secondary" />
      </>
    );
  }
  const { title, slug, status } = event.data;
  return (
    <>
      <BackToEvents />
      <div className="page-head">
        <PageTitle title={title} />
        <EventStatusBadge status={status} />
        <PublishDraft event={event.data} busy={isPublishing} onPublish={() => void publish()} />
        {status === "PUBLISHED" && <a href={`/events/${slug}`}>{t("events.publicPage")}</a>}
      </div>
      <EventTabs eventId={eventId} />
      <EventEditor key={event.data.id} event={event.data} publisher={publisher} />
    </>
  );
}
