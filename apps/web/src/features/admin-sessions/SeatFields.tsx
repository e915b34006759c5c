import { useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import type { SessionFormValues } from "./session-form-values.ts";

/** How many seats the session has, and how many of them one booking may hold. */
export function SeatFields({ taken }: { taken: number }) {
  const { t } = useTranslation("admin");
  const { register, formState } = useFormContext<SessionFormValues>();
  const help = {
    capacity: taken > 0 ? t("sessionForm.capacityHelp", { count: taken }) : undefined,
    maxSeatsPerBooking: t("sessionForm.maxSeatsPerBookingHelp"),
  };
  return (
    <div className="form-grid">
      {(["capacity", "maxSeatsPerBooking"] as const).map((name) => (
        <Field key={name} label={t(`sessionForm.${name}`)} help={help[name]} error={formState.errors[name]?.message}>
          {(control) => (
            <input
              {...control}
              {...register(name)}
              inputMode="numeric"
              autoComplete="off"
              className={controlClass(formState.errors[name]?.message, "short-control")}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
