import type { BookingDetail } from "@guichet/api/bookings/schema";
import { useEffect, useState } from "react";
import { Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { trpc } from "../../lib/trpc.ts";
import { DeskBookingForm } from "./DeskBookingForm.tsx";
import { DeskBookingMade } from "./DeskBookingMade.tsx";

interface DeskBookingDialogProps {
  /** What the address says: `new`, or the session that is booked for; undefined while it is closed. */
  readonly target: string | undefined;
  /** The event whose sessions are offered first. */
  readonly eventId: string | undefined;
  readonly onClose: () => void;
}

/** Books for somebody at the desk, and when that is done offers the tickets and the next booking. */
export function DeskBookingDialog({ target, eventId, onClose }: DeskBookingDialogProps) {
  const { t } = useTranslation("admin");
  const [made, setMade] = useState<BookingDetail>();
  const [round, setRound] = useState(0);
  const sessionId = target === undefined || target === "new" ? undefined : target;
  const given = trpc.bookings.deskSessions.useQuery({ id: sessionId, limit: 1 }, { enabled: sessionId !== undefined });
  const isOpen = target !== undefined;
  useEffect(() => {
    if (isOpen) setMade(undefined);
  }, [isOpen]);
  const isReady = sessionId === undefined || !given.isPending;
  return (
    <Modal
      show={isOpen}
      onHide={onClose}
      // A click beside it must not lose what was typed.
      backdrop="static"
      centered
      scrollable
      aria-labelledby="desk-dialog-title"
    >
      <Modal.Body className="p-4">
        <h2 id="desk-dialog-title" className="h3">
          {t(made === undefined ? "desk.title" : "desk.madeTitle", { reference: made?.reference })}
        </h2>
        {made !== undefined && (
          <DeskBookingMade
            booking={made}
            onNext={() => {
              setMade(undefined);
              setRound(round + 1);
            }}
            onClose={onClose}
          />
        )}
        {made === undefined && !isReady && <LineSkeletons count={6} />}
        {given.isError && <ErrorNotice error={given.error} onRetry={() => void given.refetch()} />}
        {made === undefined && isReady && (
          <DeskBookingForm
            key={round}
            session={given.data?.items[0]}
            eventId={eventId}
            onMade={setMade}
            onCancel={onClose}
          />
        )}
      </Modal.Body>
    </Modal>
  );
}
