import type { BookingDetail } from "@guichet/api/bookings/schema";
import { useEffect, useRef, useState } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { REPEATABLE } from "../../lib/query-client.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { trpc } from "../../lib/trpc.ts";

/** What staff can do for a guest: confirm a hold, cancel a booking, open its page. Those who may only look have none of its keys. */
export function BookingActions({ booking }: { booking: BookingDetail }) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const mayChange = useMay("bookings.change-all");
  const [asking, setAsking] = useState(false);
  const { id, reference, status, seats, name } = booking;
  const done = (text: "bookings.confirmed" | "bookings.cancelled") => async (changed: BookingDetail) => {
    setAsking(false);
    utils.bookings.get.setData({ id }, changed);
    toast(t(text, { reference }));
    await Promise.all([
      utils.bookings.invalidate(),
      utils.dashboard.invalidate(),
      utils.sessions.invalidate(),
      utils.events.invalidate(),
    ]);
  };
  // A refusal means that the booking has changed meanwhile: by its guest, or because its time is up.
  const onError = () => void utils.bookings.invalidate();
  const confirm = trpc.bookings.confirm.useMutation({ ...REPEATABLE, onSuccess: done("bookings.confirmed"), onError });
  const cancel = trpc.bookings.cancel.useMutation({ ...REPEATABLE, onSuccess: done("bookings.cancelled"), onError });

  // The button that had the focus goes with the state it belonged to; the link beside it stays.
  const guestPage = useRef<HTMLAnchorElement>(null);
  const { isSuccess: isConfirmed } = confirm;
  useEffect(() => {
    if (isConfirmed) guestPage.current?.focus();
  }, [isConfirmed]);

  if (!mayChange) return null;
  return (
    <div className="mb-3">
      {confirm.error !== null && <ErrorNotice error={confirm.error} />}
      <div className="d-flex flex-wrap gap-2">
        {status === "PENDING" && (
          <Button
            // Not `disabled`: that would drop the focus.
            onClick={() => confirm.isPending || confirm.mutate({ id })}
            aria-disabled={confirm.isPending}
            aria-busy={confirm.isPending}
          >
            {t("bookings.confirm")}
          </Button>
        )}
        {(status === "PENDING" || status === "CONFIRMED") && (
          <Button
            variant="outline-danger"
            onClick={() => {
              cancel.reset();
              setAsking(true);
            }}
          >
            {t("bookings.cancel")}
          </Button>
        )}
        <a ref={guestPage} className="btn btn-outline-secondary" href={`/bookings/${id}`}>
          {t("bookings.guestPage")}
        </a>
      </div>
      <ConfirmDialog
        show={asking}
        title={t("bookings.cancelTitle", { reference })}
        confirmLabel={t("bookings.cancel")}
        keepLabel={t("bookings.keep")}
        busy={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate({ id })}
        onClose={() => setAsking(false)}
        onExited={() => status === "CANCELLED" && guestPage.current?.focus()}
      >
        {t("bookings.cancelBody", { count: seats, name })}
      </ConfirmDialog>
    </div>
  );
}
