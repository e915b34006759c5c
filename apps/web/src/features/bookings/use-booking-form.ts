import { createBookingInput } from "@guichet/api/bookings/guest-schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { schemaResolver } from "../../lib/form-resolver.ts";
import { useLocale } from "../../lib/i18n.ts";
import { troubleOf } from "../../lib/problem.ts";
import { seatLimit } from "../../lib/seat-limit.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { bookingIssueText } from "./booking-form-texts.ts";
import { unansweredRequestOf, unansweredSeats } from "./booking-requests.ts";
import { forgetGuest, rememberedGuest, rememberGuest } from "./remembered-guest.ts";
import { type Booking, useBookingRequest } from "./use-booking-request.ts";

/** What a visitor types; session, seats and language come from the page. */
const bookingForm = createBookingInput.pick({ name: true, email: true }).extend({ remember: z.boolean() });
export interface BookingFormValues {
  name: string;
  email: string;
  /** This device keeps name and e-mail address for the next time. */
  remember: boolean;
}

/** What is typed in a form that opens: after a reload, the request whose answer did not come; else what the device was told to keep. */
function firstValues(sessionId: string): BookingFormValues {
  const guest = rememberedGuest();
  const { name, email } = unansweredRequestOf(sessionId) ?? guest ?? { name: "", email: "" };
  return { name, email, remember: guest !== null };
}

interface BookingFormSubject {
  readonly session: SessionDetail;
  readonly seats: number;
  readonly onBooked: (booking: Booking) => void;
}

/** The form of a booking and what sends it. A refusal about a field is shown at the field. */
export function useBookingForm({ session, seats, onBooked }: BookingFormSubject) {
  const { t } = useTranslation("public");
  const utils = trpc.useUtils();
  const [defaultValues] = useState(() => firstValues(session.id));
  const form: UseFormReturn<BookingFormValues> = useLocalizedForm<BookingFormValues>({
    mode: "onTouched",
    defaultValues,
    resolver: schemaResolver(bookingForm, useLocale(), bookingIssueText(t)),
  });
  const request = useBookingRequest({
    onBooked: (booking) => {
      if (form.getValues("remember")) rememberGuest(booking);
      else forgetGuest();
      onBooked(booking);
    },
    onRefused: (error) => {
      const trouble = troubleOf(error);
      if (trouble.kind !== "refused") return;
      for (const { path, message } of trouble.errors ?? []) {
        if (path === "name" || path === "email") form.setError(path, { message });
      }
      // The list of sessions was out of date: seats went, the sale ended, or a booking may hold fewer.
      if (trouble.status === 409 || trouble.reason === "too-many-seats") void utils.sessions.list.invalidate();
    },
  });
  const submit = form.handleSubmit(({ name, email }) =>
    request.send({ name, email, seats, sessionId: session.id }, session.price),
  );
  const values = form.watch();
  const sentSeats = unansweredSeats({ ...values, sessionId: session.id });
  const isSent = sentSeats.includes(seats);
  return {
    form,
    request,
    submit,
    /** Nothing is missing: whatever session is taken can be booked at once. */
    isFilled: bookingForm.safeParse(values).success,
    /** Numbers of seats that were asked for already. They may have been booked: what is left now says nothing about them. */
    sentSeats,
    /** What the form says now was sent, and nobody knows what came of it. */
    isUnanswered: isSent && !request.isPending,
    /** The seats that are chosen cannot be had. */
    isTooMany: seats > seatLimit(session) && !isSent,
  };
}
