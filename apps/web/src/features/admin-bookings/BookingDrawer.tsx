import { useEffect, useState } from "react";
import { Offcanvas } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { trpc } from "../../lib/trpc.ts";
import { BookingActions } from "./BookingActions.tsx";
import { BookingFacts } from "./BookingFacts.tsx";
import { TicketList } from "./TicketList.tsx";

/** The details of the booking that the address names, beside the list. */
export function BookingDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation("admin");
  // While the drawer slides out it still shows what it showed.
  const [shown, setShown] = useState(id);
  useEffect(() => {
    if (id !== undefined) setShown(id);
  }, [id]);
  const booking = trpc.bookings.get.useQuery({ id: shown ?? "" }, { enabled: shown !== undefined, staleTime: 0 });
  return (
    <Offcanvas
      show={id !== undefined}
      onHide={onClose}
      placement="end"
      className="booking-drawer"
      aria-labelledby="booking-drawer-title"
    >
      <Offcanvas.Header closeButton closeLabel={t("bookings.close")}>
        <Offcanvas.Title as="h2" id="booking-drawer-title" className="h4 figures">
          {booking.data === undefined
            ? t("bookings.title")
            : t("bookings.details", { reference: booking.data.reference })}
        </Offcanvas.Title>
      </Offcanvas.Header>
      <Offcanvas.Body>
        {booking.isPending && <LineSkeletons count={6} />}
        {booking.isError && <ErrorNotice error={booking.error} onRetry={() => void booking.refetch()} />}
        {booking.data !== undefined && (
          <>
            <BookingFacts booking={booking.data} />
            <BookingActions key={booking.data.id} booking={booking.data} />
            <TicketList tickets={booking.data.tickets} />
          </>
        )}
      </Offcanvas.Body>
    </Offcanvas>
  );
}
