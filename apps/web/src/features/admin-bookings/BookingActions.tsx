import type { BookingDetail } from "@guichet/api/bookings/schema";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useMay } from "../../lib/staff-rights.ts";
import { BusyButton } from "./BusyButton.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { useBookingChanges } from "./use-booking-changes.ts";

/**
 * What staff can do for a guest: confirm a hold, give it more time, put a booking into another session, send its letter again, cancel it,
 * open its page. Those who may only look have none of its keys.
 */
export function BookingActions({ booking }: { booking: BookingDetail }) {
  const mayChange = useMay("bookings.change-all");
  return mayChange ? <Actions booking={booking} /> : null;
}

function Actions({ booking }: { booking: BookingDetail }) {
  const { t } = useTranslation("admin");
  const [asking, setAsking] = useState<"cancel" | "move" | null>(null);
  const { id, reference, status, seats, name, email, extendedAt } = booking;
  const { confirm, extend, resend, cancel, changed, sendsMail } = useBookingChanges(id, () => setAsking(null));
  const isHold = status === "PENDING";
  const isLive = isHold || status === "CONFIRMED";
  const isUsed = booking.tickets.some(({ checkedInAt }) => checkedInAt !== null);

  // The button that had the focus goes with the state it belonged to; the link beside it stays.
  const guestPage = useRef<HTMLAnchorElement>(null);
  const isGone = confirm.isSuccess || extend.isSuccess;
  useEffect(() => {
    if (isGone) guestPage.current?.focus();
  }, [isGone]);

  const error = confirm.error ?? extend.error ?? resend.error;
  return (
    <div className="mb-3">
      {error !== null && <ErrorNotice error={error} />}
      <div className="d-flex flex-wrap gap-2">
        {isHold && (
          <BusyButton busy={confirm.isPending} onClick={() => confirm.mutate({ id })}>
            {t("bookings.confirm")}
          </BusyButton>
        )}
        {isHold && extendedAt === null && (
          <BusyButton variant="outline-secondary" busy={extend.isPending} onClick={() => extend.mutate({ id })}>
            {t("bookings.extend")}
          </BusyButton>
        )}
        {isLive && !isUsed && (
          <Button variant="outline-secondary" onClick={() => setAsking("move")}>
            {t("bookings.moveAsk")}
          </Button>
        )}
        {isLive && email !== "" && sendsMail && (
          <BusyButton variant="outline-secondary" busy={resend.isPending} onClick={() => resend.mutate({ id })}>
            {t("bookings.resend")}
          </BusyButton>
        )}
        <a ref={guestPage} className="btn btn-outline-secondary" href={`/bookings/${id}`}>
          {t("bookings.guestPage")}
        </a>
        {isLive && (
          <Button
            variant="outline-danger"
            onClick={() => {
              cancel.reset();
              setAsking("cancel");
            }}
          >
            {t("bookings.cancel")}
          </Button>
        )}
      </div>
      <MoveDialog
        show={asking === "move"}
        booking={booking}
        isTold={sendsMail && email !== ""}
        onMoved={(moved) => void changed(moved, "bookings.moved")}
        onClose={() => setAsking(null)}
        onExited={() => isLive || guestPage.current?.focus()}
      />
      <ConfirmDialog
        show={asking === "cancel"}
        title={t("bookings.cancelTitle", { reference })}
        confirmLabel={t("bookings.cancel")}
        keepLabel={t("bookings.keep")}
        busy={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate({ id })}
        onClose={() => setAsking(null)}
        onExited={() => status === "CANCELLED" && guestPage.current?.focus()}
      >
        {t("bookings.cancelBody", { count: seats, name })}
      </ConfirmDialog>
    </div>
  );
}
