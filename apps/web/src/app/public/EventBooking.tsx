import type { EventDetail } from "@guichet/api/events/schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CalendarMenu } from "../../components/CalendarMenu.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { unansweredRequestOf } from "../../features/bookings/booking-requests.ts";
import { noteHold } from "../../features/bookings/holds-on-device.ts";
import type { Booking } from "../../features/bookings/use-booking-request.ts";
import { SessionList } from "../../features/sessions/SessionList.tsx";
import { SessionNews } from "../../features/sessions/SessionNews.tsx";
import { eventAddress, sessionEntry } from "../../lib/calendar-entry.ts";
import { rememberBooking } from "../../lib/my-bookings.ts";
import type { EventSearch } from "../../lib/navigation/event-search.ts";
import { navigate } from "../../lib/navigation/history.ts";
import { changeEventSearch } from "./event-address.ts";
import { useSeatsInAddress } from "./seats-in-address.ts";

const loadBookingForm = () => import("../../features/bookings/BookingForm.tsx");
/** With all that checks what is typed: loaded once somebody comes near the sessions, and there when one of them is chosen. */
const BookingForm = lazy(async () => ({ default: (await loadBookingForm()).BookingForm }));

interface EventBookingProps {
  readonly event: EventDetail;
  readonly sessions: readonly SessionDetail[];
  readonly search: EventSearch;
}

/** The sessions of an event or, once one is chosen, its booking in their place. The address says which. */
export function EventBooking({ event, sessions, search }: EventBookingProps) {
  const { t } = useTranslation("public");
  const { session: chosenId } = search;
  const [seats, setSeats] = useSeatsInAddress(search, () =>
    chosenId === undefined ? 1 : (unansweredRequestOf(chosenId)?.seats ?? 1),
  );
  useFocusOnLeftSession(chosenId);
  const chosen = sessions.find((session) => session.id === chosenId);
  const booked = (booking: Booking) => {
    rememberBooking(booking.id);
    noteHold(booking);
    navigate({ to: "/bookings/$id", params: { id: booking.id } });
  };

  return (
    <>
      {chosen !== undefined && <SessionNews session={chosen} />}
      {chosen === undefined ? (
        <>
          {chosenId !== undefined && (
            <p className="notice" role="status">
              {t("sessions.gone")}
            </p>
          )}
          <SessionList
            sessions={sessions}
            event={event}
            seats={seats}
            onSeats={setSeats}
            onNear={() => void loadBookingForm()}
          />
        </>
      ) : (
        <Suspense fallback={<LineSkeletons count={8} />}>
          <BookingForm
            session={chosen}
            sessions={sessions}
            event={event}
            seats={seats}
            onSeats={setSeats}
            onBooked={booked}
            // One step back still leads to the list, however often another session was taken.
            onSession={(session) => changeEventSearch(() => ({ session, seats }))}
          >
            <SessionEntry key={chosen.id} event={event} session={chosen} />
          </BookingForm>
        </Suspense>
      )}
    </>
  );
}

interface SessionEntryProps {
  readonly event: EventDetail;
  readonly session: SessionDetail;
}

/** The session for one's calendar. Where that is no longer of use its place stays: what is typed below does not move. */
function SessionEntry({ event, session }: SessionEntryProps) {
  const [wasToCome] = useState(() => isToCome(session));
  if (!wasToCome) return null;
  return (
    <div className={isToCome(session) ? undefined : "invisible"}>
      <CalendarMenu entry={sessionEntry(event, session, eventAddress(event.slug))} />
    </div>
  );
}

/** Whether one may still get there: neither over, nor called off, nor full. */
function isToCome({ startsAt, salesState }: SessionDetail): boolean {
  return Date.parse(startsAt) > Date.now() && salesState !== "cancelled" && salesState !== "sold-out";
}

/** Whoever goes back to the list stands where they left it. */
function useFocusOnLeftSession(chosenId: string | undefined): void {
  const before = useRef(chosenId);
  useEffect(() => {
    if (chosenId === undefined && before.current !== undefined) {
      document.getElementById(`session-${before.current}`)?.focus({ preventScroll: false });
    }
    before.current = chosenId;
  }, [chosenId]);
}
