import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { awaitHeading } from "../../lib/heading-focus.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import type { Booking } from "./use-booking-request.ts";

/** Refusals after which the page shows another state of the booking, without this button. */
const OVERTAKEN: readonly unknown[] = ["hold-expired", "booking-confirmed", "booking-cancelled"];

interface HoldExtensionProps {
  readonly booking: Booking;
  /** The refusal to explain, or null when there is none (any more). */
  readonly onError: (error: unknown) => void;
}

/** More time to confirm, once a booking; afterwards it says that it was taken. */
export function HoldExtension({ booking, onError }: HoldExtensionProps) {
  const { t } = useTranslation("public");
  const utils = trpc.useUtils();
  const key = { id: booking.id };
  const extend = trpc.bookings.extend.useMutation({
    onMutate: () => onError(null),
    onSuccess: (extended) => utils.bookings.get.setData(key, extended),
    onError: (error) => {
      const reason = reasonOf(error);
      if (OVERTAKEN.includes(reason)) awaitHeading();
      // The page will say that more time was taken, be it just now by a request whose answer was lost.
      if (reason !== "hold-already-extended") onError(error);
      void utils.bookings.get.invalidate(key);
    },
  });
  const note = useRef<HTMLSpanElement>(null);
  const isExtended = booking.extendedAt !== null;
  const wasAsked = extend.submittedAt > 0;
  // The button that had the focus has become this note.
  useEffect(() => {
    if (isExtended && wasAsked) note.current?.focus({ preventScroll: true });
  }, [isExtended, wasAsked]);

  if (isExtended) {
    return (
      <span ref={note} tabIndex={-1} className="hold-note">
        {t("booking.hold.extended")}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="btn btn-outline-secondary btn-sm"
      // Not `disabled`: that would drop the focus.
      onClick={() => extend.isPending || extend.mutate(key)}
      aria-disabled={extend.isPending}
      aria-busy={extend.isPending}
    >
      {t("booking.hold.extend")}
    </button>
  );
}
