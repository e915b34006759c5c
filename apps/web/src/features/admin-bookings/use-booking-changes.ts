import type { BookingDetail } from "@guichet/api/bookings/schema";
import { useTranslation } from "react-i18next";
import { useToast } from "../../components/Toasts.tsx";
import { REPEATABLE } from "../../lib/query-client.ts";
import { trpc } from "../../lib/trpc.ts";

type Done = "bookings.confirmed" | "bookings.extended" | "bookings.moved" | "bookings.cancelled";

/** The changes of one booking. What they answer is shown at once; all that tells of bookings and seats is asked for again. */
export function useBookingChanges(id: string, onDone: () => void) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const mail = trpc.bookings.linksService.useQuery({}, { staleTime: Number.POSITIVE_INFINITY });

  async function changed(booking: BookingDetail, text: Done) {
    onDone();
    utils.bookings.get.setData({ id }, booking);
    toast(t(text, { reference: booking.reference }));
    await Promise.all([
      utils.bookings.invalidate(),
      utils.dashboard.invalidate(),
      utils.sessions.invalidate(),
      utils.events.invalidate(),
    ]);
  }
  // A refusal means that the booking has changed meanwhile: by its guest, or because its time is up.
  const onError = () => void utils.bookings.invalidate();
  const options = (text: Done) => ({
    ...REPEATABLE,
    onSuccess: (booking: BookingDetail) => changed(booking, text),
    onError,
  });
  return {
    changed,
    sendsMail: mail.data?.available === true,
    confirm: trpc.bookings.confirm.useMutation(options("bookings.confirmed")),
    cancel: trpc.bookings.cancel.useMutation(options("bookings.cancelled")),
    // Of one that got no answer nobody knows whether it was done, and it may be done once: it is not sent again by itself.
    extend: trpc.bookings.extend.useMutation({ ...options("bookings.extended"), retry: false }),
    resend: trpc.bookings.resendLetter.useMutation({
      onSuccess: () => {
        toast(t("bookings.resent"));
        return utils.bookings.history.invalidate();
      },
      onError,
    }),
  };
}
