import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useTranslation } from "react-i18next";
import { trpc } from "../../lib/trpc.ts";
import { takenSeats } from "./taken-seats.ts";

const MOST_COUNTED = 100;

/** What a cancelled session takes along: its live bookings, counted at this moment. */
export function CancelledWith({ session }: { session: SessionDetail }) {
  const { t } = useTranslation("admin");
  const live = trpc.bookings.list.useQuery(
    { sessionId: session.id, status: ["PENDING", "CONFIRMED"], limit: MOST_COUNTED },
    { staleTime: 0, gcTime: 0 },
  );
  const reserved = t("sessions.seats", { count: takenSeats(session) });

  if (live.isPending) return <p role="status">{t("sessions.cancelCounting")}</p>;
  if (live.data === undefined) return <p>{t("sessions.cancelUnknown", { seats: reserved })}</p>;
  const { items, nextCursor } = live.data;
  const seats = t("sessions.seats", { count: items.reduce((sum, booking) => sum + booking.seats, 0) });
  return (
    <>
      <p role="status">
        {items.length === 0
          ? t("sessions.cancelNone")
          : nextCursor === null
            ? t("sessions.cancelBookings", { count: items.length, seats })
            : t("sessions.cancelManyBookings", { count: MOST_COUNTED, seats: reserved })}
      </p>
      <p>{t("sessions.cancelFinal")}</p>
    </>
  );
}
