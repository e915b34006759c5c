import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useEffect, useRef } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { controlClass, Field } from "../../components/Field.tsx";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { troubleOf } from "../../lib/problem.ts";
import { SeatShortage } from "./SeatShortage.tsx";
import { type Booking, seatLimit, useBookingForm } from "./useBookingForm.ts";

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
  const { form, create, submit } = useBookingForm(session, onBooked);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each choice of a session is a move to the form
  useEffect(() => {
    create.reset();
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView?.({ block: "start" });
  }, [session.id]);

  const { errors } = form.formState;
  const seats = form.watch("seats");
  const limit = seatLimit(session);
  const tooMany = seats > limit;
  const trouble = create.error === null ? null : troubleOf(create.error);
  const shortage = trouble?.kind === "refused" && trouble.reason === "insufficient-seats" ? trouble : null;

  return (
    <form
      className="booking-form surface"
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-labelledby="booking-title"
    >
      <h2 id="booking-title" ref={heading} tabIndex={-1} className="h3">
        {t("booking.form.title")}
      </h2>
      <p>
        <SessionTime startsAt={session.startsAt} endsAt={session.endsAt} timeZone={timeZone} />
      </p>
      <Field label={t("booking.form.name")} error={errors.name?.message}>
        {(control) => (
          <input
            {...control}
            {...form.register("name")}
            className={controlClass(errors.name?.message)}
            autoComplete="name"
          />
        )}
      </Field>
      <Field label={t("booking.form.email")} help={t("booking.form.emailHelp")} error={errors.email?.message}>
        {(control) => (
          <input
            {...control}
            {...form.register("email")}
            className={controlClass(errors.email?.message)}
            type="email"
            inputMode="email"
            autoComplete="email"
          />
        )}
      </Field>
      <Field label={t("booking.form.seats")} error={errors.seats?.message}>
        {(control) => (
          <select
            {...control}
            {...form.register("seats", { valueAsNumber: true })}
            className="form-select seats-select"
          >
            {Array.from({ length: Math.max(limit, seats) }, (_, i) => i + 1).map((count) => (
              <option key={count} value={count} disabled={count > limit}>
                {count}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className="booking-total">
        <span>{t("booking.form.total")}</span>
        <output className="display">
          <Price amount={session.price.amount * seats} currency={session.price.currency} />
        </output>
      </p>
      {shortage !== null && (
        <SeatShortage
          trouble={shortage}
          timeZone={timeZone}
          onSession={onSession}
          onSeats={(count) => {
            create.reset();
            form.setValue("seats", count);
            form.setFocus("seats");
          }}
        />
      )}
      {create.error !== null && shortage === null && <ErrorNotice error={create.error} />}
      {tooMany && shortage === null && (
        <p className="invalid-feedback d-block">{t("booking.form.tooMany", { count: limit })}</p>
      )}
      <Button
        type="submit"
        size="lg"
        className="w-100"
        disabled={create.isPending || tooMany}
        aria-busy={create.isPending}
      >
        {create.isPending ? t("booking.form.busy") : t("booking.form.submit")}
      </Button>
      <p className="text-muted small mt-2 mb-0">{t("booking.form.holdNote")}</p>
    </form>
  );
}
