import type { SessionDetail } from "@guichet/api/sessions/schema";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { SeatsStepper } from "../../components/SeatsStepper.tsx";
import { troubleOf } from "../../lib/problem.ts";
import { seatLimit } from "../../lib/seat-limit.ts";
import { BookingFields } from "./BookingFields.tsx";
import { BookingHead } from "./BookingHead.tsx";
import { BookingOutcome } from "./BookingOutcome.tsx";
import { BookingSubmit } from "./BookingSubmit.tsx";
import { type OfferedSession, pricedOffers, sessionsInstead } from "./other-sessions.ts";
import { PriceOutlook } from "./PriceOutlook.tsx";
import { isShortage, SeatShortage } from "./SeatShortage.tsx";
import { ShutSession } from "./ShutSession.tsx";
import { useBookingForm } from "./use-booking-form.ts";
import type { Booking } from "./use-booking-request.ts";

export interface BookingFormProps {
  readonly session: SessionDetail;
  /** All of the event: what is offered in place of this one comes from here. */
  readonly sessions: readonly SessionDetail[];
  readonly event: { readonly slug: string; readonly timeZone: string };
  readonly seats: number;
  readonly onSeats: (seats: number) => void;
  readonly onBooked: (booking: Booking) => void;
  /** Another session of the event is wanted instead; what was typed stays. */
  readonly onSession: (sessionId: string) => void;
  /** What else can be done with the session. */
  readonly children?: ReactNode;
}

/** The whole of a booking: session, seats, name and e-mail, total, and one button. Choosing a session moves the focus here. */
export function BookingForm({ session, sessions, event, seats, onSeats, onBooked, ...props }: BookingFormProps) {
  const { t } = useTranslation("public");
  const { t: tc } = useTranslation("common");
  const { timeZone } = event;
  const { form, request, submit, isFilled, sentSeats, isUnanswered, isTooMany } = useBookingForm({
    session,
    seats,
    onBooked,
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const stepper = useRef<HTMLInputElement>(null);
  /** The session that is chosen next is booked at once: its button said so. */
  const isTaken = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice of a session is a move to the form
  useEffect(() => {
    request.stop();
    if (isTaken.current) {
      isTaken.current = false;
      void submit();
      return;
    }
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: "start" });
  }, [session.id]);

  // The fields go still, and what was clicked may go away: the focus waits at the button that says so.
  useEffect(() => {
    if (request.isPending) button.current?.focus({ preventScroll: true });
  }, [request.isPending]);

  // A form that could be filled in once stays, with what was typed, whatever becomes of its session.
  const [opened, setOpened] = useState<string | null>(null);
  const canBook = session.salesState === "open" || sentSeats.length > 0 || request.isPending;
  if (canBook && opened !== session.id) setOpened(session.id);

  const limit = seatLimit(session);
  const trouble = request.error === null ? null : troubleOf(request.error);
  const shortage = isShortage(trouble) ? trouble : null;
  const isShut = (!canBook || isTooMany) && !request.isPending;
  const tooMany =
    limit < session.availableSeats
      ? t("booking.form.limit", { count: limit })
      : t("booking.form.tooMany", { count: limit });
  const instead = { seats, timeZone, offers: sessionsInstead(sessions, session, seats) };

  /** What cannot be had is not sent: the focus goes to what says so, and to what else there is. */
  const book = (submitted: FormEvent) => {
    if (!isShut) return void submit(submitted);
    submitted.preventDefault();
    (notice.current ?? stepper.current)?.focus();
  };
  const take = ({ id, price }: OfferedSession) => {
    isTaken.current = price !== undefined;
    props.onSession(id);
  };
  const wish = isUnanswered ? tc("error.retry") : t("booking.form.submit");

  // Below what is typed, which does not move when its session shuts.
  const shut = (!canBook || (isTooMany && instead.offers.length > 0 && shortage === null)) && (
    <ShutSession
      session={session}
      {...instead}
      isOneTap={isFilled && opened === session.id}
      onSession={isFilled && opened === session.id ? take : ({ id }) => props.onSession(id)}
    />
  );

  return (
    <form className="booking-form surface" onSubmit={book} noValidate aria-labelledby="booking-title">
      <BookingHead ref={heading} session={session} event={event} seats={seats} />
      {props.children}
      {opened !== session.id && shut}
      {opened === session.id && (
        <>
          {/* What is on its way stays as it was sent. */}
          <div inert={request.isPending} className={request.isRetrying ? "booking-fields-sent" : undefined}>
            <SeatsStepper
              ref={stepper}
              seats={seats}
              most={Math.max(limit, ...sentSeats)}
              onSeats={onSeats}
              help={session.maxSeatsPerBooking < session.availableSeats && !isTooMany ? tooMany : undefined}
              error={isTooMany && canBook && shortage === null ? tooMany : undefined}
            />
            <PriceOutlook session={session} />
            <BookingFields form={form} />
          </div>
          {shut}
          {shortage !== null && (
            <SeatShortage
              ref={notice}
              trouble={shortage}
              seats={seats}
              timeZone={timeZone}
              offers={pricedOffers(shortage.otherSessions ?? [], sessions)}
              onSession={take}
              onSeats={(count) => {
                request.stop();
                onSeats(count);
                stepper.current?.focus();
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
          <BookingSubmit
            ref={button}
            price={session.price}
            seats={seats}
            label={request.isPending ? t("booking.form.busy") : wish}
            isPending={request.isPending}
            isShut={isShut}
          />
          <p className="text-muted small mt-2 mb-0">{t("booking.form.holdNote")}</p>
        </>
      )}
    </form>
  );
}
