import { useTranslation } from "react-i18next";
import { Drawer, useShownInDrawer } from "../../components/Drawer.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { trpc } from "../../lib/trpc.ts";
import { BookingActions } from "./BookingActions.tsx";
import { BookingFacts } from "./BookingFacts.tsx";
import { BookingHistory } from "./BookingHistory.tsx";
import { TicketList } from "./TicketList.tsx";

/** The details of the booking that the address names, beside the list. */
export function BookingDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const shown = useShownInDrawer(id);
  const booking = trpc.bookings.get.useQuery({ id: shown ?? "" }, { enabled: shown !== undefined, staleTime: 0 });
  return (
    <Drawer
      open={id !== undefined}
      title={
        <span className="figures">
          {booking.data === undefined
            ? t("bookings.title")
            : t("bookings.details", { reference: booking.data.reference })}
        </span>
      }
      closeLabel={t("bookings.close")}
      className="booking-drawer"
      onClose={onClose}
    >
      {booking.isPending && <LineSkeletons count={6} />}
      {booking.isError && <ErrorNotice error={booking.error} onRetry={() => void booking.refetch()} />}
      {booking.data !== undefined && (
        <>
          <BookingFacts booking={booking.data} />
          <BookingActions key={booking.data.id} booking={booking.data} />
          <TicketList tickets={booking.data.tickets} />
          <BookingHistory id={booking.data.id} />
        </>
      )}
    </Drawer>
  );
}
