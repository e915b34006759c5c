import { createBookingInput } from "@guichet/api/bookings/schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { type UseFormReturn, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { schemaResolver } from "../../lib/form-resolver.ts";
import { useLocale } from "../../lib/i18n.ts";
import { troubleOf } from "../../lib/problem.ts";
import { type RouterOutputs, trpc } from "../../lib/trpc.ts";
import { bookingIssueText } from "./booking-form-texts.ts";

export type Booking = RouterOutputs["bookings"]["get"];

/** What a visitor types; the session and the language come from the page. */
const bookingForm = createBookingInput.pick({ name: true, email: true, seats: true });
export interface BookingFormValues {
  name: string;
  email: string;
  seats: number;
}

/** How many seats can be asked for at once. */
export function seatLimit(session: SessionDetail): number {
  return Math.min(session.maxSeatsPerBooking, session.availableSeats);
}

/** The form of a booking and what sends it. A refusal about a field is shown at the field. */
export function useBookingForm(session: SessionDetail, onBooked: (booking: Booking) => void) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const utils = trpc.useUtils();
  const form: UseFormReturn<BookingFormValues> = useForm<BookingFormValues>({
    mode: "onTouched",
    defaultValues: { name: "", email: "", seats: 1 },
    resolver: schemaResolver(bookingForm, locale, bookingIssueText(t)),
  });
  const create = trpc.bookings.create.useMutation({
    onSuccess: (booking) => {
      utils.bookings.get.setData({ id: booking.id }, booking);
      void utils.events.list.invalidate();
      void utils.sessions.list.invalidate();
      onBooked(booking);
    },
    onError: (error) => {
      const trouble = troubleOf(error);
      if (trouble.kind !== "refused") return;
      for (const { path, message } of trouble.errors ?? []) {
        if (path === "name" || path === "email" || path === "seats") form.setError(path, { message });
      }
      // The list of sessions was out of date: seats went, or the sale ended.
      if (trouble.status === 409) void utils.sessions.list.invalidate();
    },
  });
  const submit = form.handleSubmit((values) => create.mutate({ ...values, sessionId: session.id, locale }));
  return { form, create, submit };
}
