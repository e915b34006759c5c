import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import type { BookingFormValues } from "./use-booking-form.ts";

/** Who books, and whether this device may know them the next time. */
export function BookingFields({ form }: { form: UseFormReturn<BookingFormValues> }) {
  const { t } = useTranslation("public");
  const { errors } = form.formState;
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
      <label className="form-check booking-remember">
        <input {...form.register("remember")} type="checkbox" className="form-check-input" />
        <span className="form-check-label">{t("booking.form.remember")}</span>
      </label>
    </>
  );
}
