import { UUID } from "@guichet/api/bounds";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { Unlisted } from "../../components/Unlisted.tsx";
import { Unreachable } from "../../components/Unreachable.tsx";
import { BookingView } from "../../features/bookings/BookingView.tsx";
import { noteHold } from "../../features/bookings/holds-on-device.ts";
import { OfflineBooking } from "../../features/bookings/OfflineBooking.tsx";
import { forgetKeptBooking, keepBooking } from "../../lib/kept-bookings.ts";
import { useLiveBooking } from "../../lib/live/use-live-booking.ts";
import { rememberBooking } from "../../lib/my-bookings.ts";
import { navigate } from "../../lib/navigation/history.ts";
import { isUnheard, reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { useKeptBooking } from "../../lib/use-kept-booking.ts";
import { Missing } from "./NotFoundPage.tsx";

/** The page of one booking; its address is all one needs to come back. */
export function BookingPage({ id }: { id: string }) {
  return (
    <>
      <Unlisted />
      {UUID.test(id.toLowerCase()) ? <KnownBooking id={id.toLowerCase()} /> : <Missing what="booking" />}
    </>
  );
}

function KnownBooking({ id }: { id: string }) {
  const booking = trpc.bookings.get.useQuery({ id });
  const { data } = booking;
  const found = data !== undefined;
  useLiveBooking(found ? id : null);
  const seenAt = booking.dataUpdatedAt;
  useEffect(() => {
    if (data === undefined) return;
    rememberBooking(id);
    keepBooking(data, seenAt);
  }, [data, id, seenAt]);
  const isMissing = reasonOf(booking.error) === "booking-not-found";
  useEffect(() => {
    if (isMissing) forgetKeptBooking(id);
  }, [isMissing, id]);
  const kept = useKeptBooking(id, booking);
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
          onRevived={(revived) => navigate({ to: "/bookings/$id", params: { id: revived.id } })}
          onSession={(session) =>
            navigate({ to: "/events/$slug", params: { slug }, search: { session, seats: data.seats } })
          }
        />
      </div>
    );
  }
  if (kept !== null) {
    return (
      <div className="container page-narrow">
        <OfflineBooking kept={kept} onRetry={() => void booking.refetch()} />
      </div>
    );
  }
  if (booking.isPending) {
    return (
      <Untitled>
        <LineSkeletons count={6} />
      </Untitled>
    );
  }
  if (isMissing) return <Missing what="booking" />;
  return (
    <Untitled>
      {isUnheard(booking.error) ? (
        <Unreachable onRetry={() => void booking.refetch()} />
      ) : (
        <ErrorNotice error={booking.error} onRetry={() => void booking.refetch()} />
      )}
    </Untitled>
  );
}

/** The page while its booking is not there: its heading leaves the focus to that of the booking. */
function Untitled({ children }: { children: ReactNode }) {
  const { t } = useTranslation("public");
  return (
    <div className="container page-narrow">
      <h1 className="visually-hidden">{t("booking.ticket.label")}</h1>
      {children}
    </div>
  );
}
