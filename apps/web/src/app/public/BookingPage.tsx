import { UUID } from "@guichet/api/bounds";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { Unlisted } from "../../components/Unlisted.tsx";
import { BookingView } from "../../features/bookings/BookingView.tsx";
import { noteHold } from "../../features/bookings/holds-on-device.ts";
import { useLiveBooking } from "../../lib/live/use-live-booking.ts";
import { rememberBooking } from "../../lib/my-bookings.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { Missing } from "./NotFoundPage.tsx";

/** The page of one booking; its address is all one needs to come back. */
export function BookingPage() {
  const { id } = useParams({ from: "/bookings/$id" });
  return (
    <>
      <Unlisted />
      {UUID.test(id.toLowerCase()) ? <KnownBooking id={id.toLowerCase()} /> : <Missing what="booking" />}
    </>
  );
}

function KnownBooking({ id }: { id: string }) {
  const booking = trpc.bookings.get.useQuery({ id });
  const navigate = useNavigate();
  const { data } = booking;
  const found = data !== undefined;
  useLiveBooking(found ? id : null);
  useEffect(() => {
    if (found) rememberBooking(id);
  }, [found, id]);
  useEffect(() => {
    if (data !== undefined) noteHold(data);
  }, [data]);

  if (data !== undefined) {
    const { slug } = data.event;
    return (
      <div className="container page-narrow">
        <BookingView
          booking={data}
          receivedAt={booking.dataUpdatedAt}
          onLapse={() => void booking.refetch()}
          onRevived={(revived) => void navigate({ to: "/bookings/$id", params: { id: revived.id } })}
          onSession={(session) =>
            void navigate({ to: "/events/$slug", params: { slug }, search: { session, seats: data.seats } })
          }
        />
      </div>
    );
  }
  if (booking.isPending) {
    return (
      <div className="container page-narrow">
        <LineSkeletons count={6} />
      </div>
    );
  }
  if (reasonOf(booking.error) === "booking-not-found") return <Missing what="booking" />;
  return (
    <div className="container page-narrow">
      <ErrorNotice error={booking.error} onRetry={() => void booking.refetch()} />
    </div>
  );
}
