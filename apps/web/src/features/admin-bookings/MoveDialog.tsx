import type { BookingDetail, DeskSession } from "@guichet/api/bookings/schema";
import { useState } from "react";
import { Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { FormFoot } from "../../components/FormFoot.tsx";
import { REPEATABLE } from "../../lib/query-client.ts";
import { trpc } from "../../lib/trpc.ts";
import { SessionPicker } from "./SessionPicker.tsx";

interface MoveDialogProps {
  readonly show: boolean;
  readonly booking: BookingDetail;
  /** Whether its guest is written to. */
  readonly isTold: boolean;
  readonly onMoved: (moved: BookingDetail) => void;
  readonly onClose: () => void;
  readonly onExited: () => void;
}

/** Chooses another session for a booking, and says what stays and what changes before it is done. */
export function MoveDialog({ show, booking, isTold, onMoved, onClose, onExited }: MoveDialogProps) {
  const { t } = useTranslation("admin");
  const utils = trpc.useUtils();
  const [chosen, setChosen] = useState<DeskSession>();
  const move = trpc.bookings.move.useMutation({
    ...REPEATABLE,
    onSuccess: onMoved,
    // Whatever refused it, what is offered here may be out of date.
    onError: () => void utils.bookings.invalidate(),
  });
  const { id, reference, seats, session } = booking;
  const submit = () => chosen !== undefined && !move.isPending && move.mutate({ id, sessionId: chosen.id });
  return (
    <Modal
      show={show}
      onHide={onClose}
      onExited={() => {
        setChosen(undefined);
        move.reset();
        onExited();
      }}
      centered
      scrollable
      aria-labelledby="move-dialog-title"
    >
      <Modal.Body className="p-4">
        <h2 id="move-dialog-title" className="h3">
          {t("bookings.moveTitle", { reference })}
        </h2>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <SessionPicker
            chosen={chosen}
            onChoose={setChosen}
            seats={seats}
            eventId={booking.event.id}
            exceptId={session.id}
          />
          <ul className="text-body-secondary small">
            <li>{t("bookings.moveSeats", { count: seats })}</li>
            <li>{t("bookings.moveKeeps")}</li>
            {isTold && <li>{t("bookings.moveTold")}</li>}
          </ul>
          {move.error !== null && <ErrorNotice error={move.error} />}
          <FormFoot
            label={t("bookings.move")}
            isBusy={move.isPending}
            isReady={chosen !== undefined}
            onCancel={onClose}
          />
        </form>
      </Modal.Body>
    </Modal>
  );
}
