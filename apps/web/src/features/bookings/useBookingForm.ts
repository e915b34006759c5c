import { createBookingInput } from "@guichet/api/bookings/schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { schemaResolver } from "../../lib/form-resolver.ts";
import { useLocale } from "../../lib/i18n.ts";
import { troubleOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { bookingIssueText } from "./booking-form-texts.ts";
import { unansweredRequestOf, unansweredSeats } from "./booking-requests.ts";
import { type Booking, useBookingRequest } from "./useBookingRequest.ts";

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

/** What is typed in a form that opens: nothing, or, after a reload, the request whose answer did not come. */
function firstValues(sessionId: string): BookingFormValues {
  const { name, email, seats } = unansweredRequestOf(sessionId) ?? { name: "", email: "", seats: 1 };
  return { name, email, seats };
}

/** The form of a booking and what sends it. A refusal about a field is shown at the field. */
export function useBookingForm(session: SessionDetail, onBooked: (booking: Booking) => void) {
  const { t } = useTranslation("public");
  const utils = trpc.useUtils();
  const [defaultValues] = useState(() => firstValues(session.id));
  const form: UseFormReturn<BookingFormValues> = useLocalizedForm<BookingFormValues>({
    mode: "onTouched",
    defaultValues,
    resolver: schemaResolver(bookingForm, useLocale(), bookingIssueText(t)),
  });
  const request = useBookingRequest({
    onBooked,
    onRefused: (error) => {
      const trouble = troubleOf(error);
      if (trouble.kind !== "refused") return;
      for (const { path, message } of trouble.errors ?? []) {
        if (path === "name" || path === "email" || path === "seats") form.setError(path, { message });
      }
      // The list of sessions was out of date: seats went, the sale ended, or a booking may hold fewer.
      if (trouble.status === 409 || trouble.reason === "too-many-seats") void utils.sessions.list.invalidate();
    },
  });
  const submit = form.handleSubmit((values) => request.send({ ...values, sessionId: session.id }, session.price));
  const values = form.watch();
  const sentSeats = unansweredSeats({ ...values, sessionId: session.id });
  const isSent = sentSeats.includes(values.seats);
  return {
    form,
    request,
    submit,
    /** Numbers of seats that were asked for already. They may have been booked: what is left now says nothing about them. */
    sentSeats,
    /** What the form says now was sent, and nobody knows what came of it. */
    isUnanswered: isSent && !request.isPending,
    /** The seats that are chosen cannot be had. */
    isTooMany: values.seats > seatLimit(session) && !isSent,
  };
}
