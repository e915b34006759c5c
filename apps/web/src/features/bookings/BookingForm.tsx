import type { SessionDetail } from "@guichet/api/sessions/schema";
import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { troubleOf } from "../../lib/problem.ts";
import { BookingFields } from "./BookingFields.tsx";
import { BookingOutcome } from "./BookingOutcome.tsx";
import { isShortage, SeatShortage } from "./SeatShortage.tsx";
import { seatLimit, useBookingForm } from "./useBookingForm.ts";
import type { Booking } from "./useBookingRequest.ts";

export interface BookingFormProps {
  readonly session: SessionDetail;
  readonly timeZone: string;
  readonly onBooked: (booking: Booking) => void;
  /** Another session of the event is wanted instead; what was typed stays. */
  readonly onSession: (sessionId: string) => void;
}

/** Name, e-mail and seats for the session that was chosen. Choosing moves the focus here. */
export function BookingForm({ session, timeZone, onBooked, onSession }: BookingFormProps) {
  const { t } = useTranslation("public");
  const { t: tc } = useTranslation("common");
  const { form, request, submit, sentSeats, isUnanswered, isTooMany } = useBookingForm(session, onBooked);
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice of a session is a move to the form
  useEffect(() => {
    request.stop();
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: "start" });
  }, [session.id]);

  // The fields go still, and what was clicked may go away: the focus waits at the button that says so.
  useEffect(() => {
    if (request.isPending) button.current?.focus({ preventScroll: true });
  }, [request.isPending]);

  const seats = form.watch("seats");
  const limit = seatLimit(session);
  const trouble = request.error === null ? null : troubleOf(request.error);
  const shortage = isShortage(trouble) ? trouble : null;
  const tooMany =
    limit < session.availableSeats
      ? t("booking.form.limit", { count: limit })
      : t("booking.form.tooMany", { count: limit });

  /** What cannot be had is not sent: the focus goes to what says so, and to what else there is. */
  const book = (event: FormEvent) => {
    if (!isTooMany) return void submit(event);
    event.preventDefault();
    if (notice.current === null) form.setFocus("seats");
    else notice.current.focus();
  };
  const wish = isUnanswered ? tc("error.retry") : t("booking.form.submit");
  const label = request.isPending ? t("booking.form.busy") : wish;

  return (
    <form className="booking-form surface" onSubmit={book} noValidate aria-labelledby="booking-title">
      <h2 id="booking-title" ref={heading} tabIndex={-1} className="h3">
        {t("booking.form.title")}
      </h2>
      <p>
        <SessionTime startsAt={session.startsAt} endsAt={session.endsAt} timeZone={timeZone} />
      </p>
      {/* What is on its way stays as it was sent. */}
      <div inert={request.isPending} className={request.isRetrying ? "booking-fields-sent" : undefined}>
        <BookingFields
          form={form}
          session={session}
          sentSeats={sentSeats}
          seatsError={isTooMany && shortage === null ? tooMany : undefined}
        />
      </div>
      <p className="booking-total">
        <span>{t("booking.form.total")}</span>
        <output className="display">
          <Price amount={session.price.amount * seats} currency={session.price.currency} />
        </output>
      </p>
      {shortage !== null && (
        <SeatShortage
          ref={notice}
          trouble={shortage}
          timeZone={timeZone}
          onSession={onSession}
          onSeats={(count) => {
            request.stop();
            form.setValue("seats", count);
            form.setFocus("seats");
          }}
        />
      )}
      <BookingOutcome
        error={shortage === null ? request.error : null}
        isRetrying={request.isRetrying}
        isUnanswered={isUnanswered}
        onStop={() => {
          request.stop();
          button.current?.focus();
        }}
      />
      <Button
        ref={button}
        type="submit"
        size="lg"
        className="w-100"
        // Not `disabled`: that would drop the focus, which a refusal needs.
        aria-disabled={request.isPending || isTooMany}
        aria-busy={request.isPending}
      >
        {label}
      </Button>
      <p className="text-muted small mt-2 mb-0">{t("booking.form.holdNote")}</p>
    </form>
  );
}
