import { useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { endFollowing, type SessionFormValues } from "./session-form-values.ts";

/** When it starts and ends, on the clock of the event. Moving the start moves the end along. */
export function TimeFields({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation("admin");
  const { register, formState, getValues, setValue } = useFormContext<SessionFormValues>();
  const { errors } = formState;
  const zone = t("sessionForm.zone", { zone: timeZone.replaceAll("_", " ") });
  const before = { startsAt: getValues("startsAt"), endsAt: getValues("endsAt") };
  const startsAt = register("startsAt", {
    onChange: (event: { target: { value: string } }) => {
      const end = endFollowing(event.target.value, before);
      if (end !== getValues("endsAt")) setValue("endsAt", end, { shouldDirty: true });
    },
  });
  return (
    <div className="form-grid">
      <Field label={t("sessionForm.startsAt")} help={zone} error={errors.startsAt?.message}>
        {(control) => (
          <input {...control} {...startsAt} type="datetime-local" className={controlClass(errors.startsAt?.message)} />
        )}
      </Field>
      <Field label={t("sessionForm.endsAt")} error={errors.endsAt?.message}>
        {(control) => (
          <input
            {...control}
            {...register("endsAt")}
            type="datetime-local"
            className={controlClass(errors.endsAt?.message)}
          />
        )}
      </Field>
    </div>
  );
}
