import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { BookingForm } from "../../features/bookings/BookingForm.tsx";
import type { Booking } from "../../features/bookings/useBookingRequest.ts";
import { EventAbout } from "../../features/event/EventAbout.tsx";
import { EventSummary } from "../../features/event/EventSummary.tsx";
import { SessionList } from "../../features/sessions/SessionList.tsx";
import { SessionNews } from "../../features/sessions/SessionNews.tsx";
import { useLiveEvent } from "../../lib/live/use-live-event.ts";
import { rememberBooking } from "../../lib/my-bookings.ts";
import { troubleOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { Missing } from "./NotFoundPage.tsx";

/** An event, its sessions, and the booking of the one that was chosen. */
export function EventPage() {
  const { t } = useTranslation("public");
  const { slug } = useParams({ from: "/events/$slug" });
  const chosenId = useSearch({ from: "/events/$slug" }).session;
  const navigate = useNavigate();
  const event = trpc.events.get.useQuery({ id: slug });
  const sessions = trpc.sessions.list.useQuery({ id: slug });

  useLiveEvent(event.data === undefined ? null : slug);

  if (event.isPending) {
    return (
      <div className="container py-4">
        <LineSkeletons count={8} />
      </div>
    );
  }
  if (event.data === undefined) {
    const trouble = troubleOf(event.error);
    if (trouble.kind === "refused" && trouble.status < 500) return <Missing what="event" />;
    return (
      <div className="container py-4">
        <ErrorNotice error={event.error} onRetry={() => void event.refetch()} />
      </div>
    );
  }

  const chosen = sessions.data?.items.find((session) => session.id === chosenId);
  const choose = (session: string) =>
    navigate({ to: "/events/$slug", params: { slug }, search: { session }, resetScroll: false });
  const booked = (booking: Booking) => {
    rememberBooking(booking.id);
    void navigate({ to: "/bookings/$id", params: { id: booking.id } });
  };
  return (
    <div className="container py-4">
      <p>
        <Link to="/">{t("event.back")}</Link>
      </p>
      <div className="event-page">
        <EventSummary event={event.data} />
        <div className="event-booking">
          {sessions.data !== undefined && (
            <SessionList sessions={sessions.data.items} event={event.data} chosenId={chosenId} />
          )}
          {sessions.isPending && <LineSkeletons count={4} />}
          {sessions.isLoadingError && <ErrorNotice error={sessions.error} onRetry={() => void sessions.refetch()} />}
          {chosen !== undefined && <SessionNews session={chosen} />}
          {chosen !== undefined && (
            <BookingForm
              session={chosen}
              timeZone={event.data.timeZone}
              onBooked={booked}
              onSession={(session) => void choose(session)}
            />
          )}
        </div>
        <EventAbout description={event.data.description} />
      </div>
    </div>
  );
}
