import type { SessionDetail } from "@guichet/api/sessions/schema";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { type BookingFormValues, seatLimit } from "./useBookingForm.ts";

interface BookingFieldsProps {
  readonly form: UseFormReturn<BookingFormValues>;
  readonly session: SessionDetail;
  /** Numbers of seats that may be asked for again although so many are not left: that request may have been carried out. */
  readonly sentSeats: readonly number[];
  /** Why the seats that are chosen cannot be had, or undefined. */
  readonly seatsError: string | undefined;
}

/** Who books, and how many seats: as many as are left, and as one booking may hold. */
export function BookingFields({ form, session, sentSeats, seatsError }: BookingFieldsProps) {
  const { t } = useTranslation("public");
  const { errors } = form.formState;
  const limit = seatLimit(session);
  const most = Math.max(limit, form.watch("seats"), ...sentSeats);
  const isLimited = session.maxSeatsPerBooking < session.availableSeats;
  return (
    <>
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
      <Field
        label={t("booking.form.seats")}
        help={isLimited && seatsError === undefined ? t("booking.form.limit", { count: limit }) : undefined}
        error={seatsError ?? errors.seats?.message}
      >
        {(control) => (
          <select
            {...control}
            {...form.register("seats", { valueAsNumber: true })}
            className="form-select seats-select"
          >
            {Array.from({ length: most }, (_, i) => i + 1).map((count) => (
              <option key={count} value={count} disabled={count > limit && !sentSeats.includes(count)}>
                {count}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
