import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { awaitHeading } from "../../lib/heading-focus.ts";
import { Link } from "../../lib/navigation/Link.tsx";
import { REPEATABLE } from "../../lib/query-client.ts";
import { trpc } from "../../lib/trpc.ts";
import { NOTE_CONNECTION, sendingError } from "../../lib/unsent.ts";
import { useShownAtOnce } from "../../lib/use-shown-at-once.ts";
import { PriceChange } from "./PriceChange.tsx";
import { Revival, type RevivalProps } from "./Revival.tsx";
import type { Booking } from "./use-booking-request.ts";

/** What a guest can do with the booking in its state: confirm, cancel, or book again. */
export function BookingActions({ booking, onRevived, onSession }: RevivalProps) {
  const { t } = useTranslation("public");
  const toast = useToast();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState(false);
  const show = (changed: Booking) => {
    // The button that had the focus goes away with the state it belonged to.
    awaitHeading();
    utils.bookings.get.setData({ id: changed.id }, changed);
    void utils.events.list.invalidate();
    void utils.sessions.list.invalidate();
  };
  // A refusal means that the booking is no longer what this page shows.
  const refresh = () => void utils.bookings.get.invalidate({ id: booking.id });
  const confirm = trpc.bookings.confirm.useMutation({
    ...REPEATABLE,
    ...NOTE_CONNECTION,
    onSuccess: (changed) => {
      show(changed);
      toast(t("booking.confirmedToast"));
    },
    onError: refresh,
  });
  const cancel = trpc.bookings.cancel.useMutation({
    ...REPEATABLE,
    ...NOTE_CONNECTION,
    onSuccess: (changed) => {
      setAsking(false);
      show(changed);
      toast(t("booking.cancelledToast"));
    },
    onError: refresh,
  });

  const outcome = useShownAtOnce(confirm.error);

  const { event, session, seats } = booking;
  const isOver = Date.parse(session.startsAt) <= Date.parse(booking.serverTime);
  const ofSession = session.status === "CANCELLED" || isOver ? {} : { session: session.id };
  if (booking.status === "EXPIRED" && "session" in ofSession) {
    return <Revival booking={booking} onRevived={onRevived} onSession={onSession} />;
  }
  if (booking.status === "CANCELLED" || booking.status === "EXPIRED") {
    return (
      <Link
        to="/events/$slug"
        params={{ slug: event.slug }}
        search={{ ...ofSession, seats }}
        className="btn btn-primary"
      >
        {t("session" in ofSession ? "booking.bookAgain" : "booking.otherSessions")}
      </Link>
    );
  }
  return (
    <>
      {confirm.error !== null && (
        <div ref={outcome}>
          <ErrorNotice error={sendingError(confirm)} />
        </div>
      )}
      <div className={booking.status === "PENDING" ? "booking-actions booking-actions-due" : "booking-actions"}>
        {booking.status === "PENDING" && <PriceChange booking={booking} />}
        {booking.status === "PENDING" && (
          <button
            type="button"
            className="btn btn-primary btn-lg"
            // Not `disabled`: that would drop the focus, and a refusal would leave the keyboard nowhere.
            onClick={() => confirm.isPending || confirm.mutate({ id: booking.id })}
            aria-disabled={confirm.isPending}
            aria-busy={confirm.isPending}
          >
            {t("booking.confirm")}
          </button>
        )}
        <button
          type="button"
          className="btn btn-outline-danger"
          onClick={() => setAsking(true)}
          disabled={confirm.isPending}
        >
          {t("booking.cancel")}
        </button>
      </div>
      <ConfirmDialog
        show={asking}
        title={t("booking.cancelDialog.title")}
        confirmLabel={t("booking.cancelDialog.confirm")}
        keepLabel={t("booking.cancelDialog.keep")}
        busy={cancel.isPending}
        error={sendingError(cancel)}
        onConfirm={() => cancel.mutate({ id: booking.id })}
        onClose={() => setAsking(false)}
      >
        {t("booking.cancelDialog.body", { count: booking.seats })}
      </ConfirmDialog>
    </>
  );
}
