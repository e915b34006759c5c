import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { TimeZoneSelect } from "../../components/TimeZoneSelect.tsx";
import type { EventFormValues } from "./event-form-values.ts";
import { ZoneChange } from "./ZoneChange.tsx";

/** Where it takes place, and whose clock its times are on. */
export function PlaceFields({ stored }: { stored: { id: string; timeZone: string } | undefined }) {
  const { t } = useTranslation("admin");
  const { register, formState } = useFormContext<EventFormValues>();
  const { errors } = formState;
  const timeZone = useWatch<EventFormValues, "timeZone">({ name: "timeZone" });
  return (
    <fieldset className="surface form-part">
      <legend className="h4">{t("eventForm.place")}</legend>
      <div className="form-grid">
        <Field label={t("eventForm.venue")} error={errors.venue?.message}>
          {(control) => (
            <input
              {...control}
              {...register("venue")}
              maxLength={160}
              className={controlClass(errors.venue?.message)}
            />
          )}
        </Field>
        <Field label={t("eventForm.city")} error={errors.city?.message}>
          {(control) => (
            <input {...control} {...register("city")} maxLength={80} className={controlClass(errors.city?.message)} />
          )}
        </Field>
        <Field label={t("eventForm.address")} error={errors.address?.message} optional>
          {(control) => (
            <input
              {...control}
              {...register("address")}
              maxLength={240}
              className={controlClass(errors.address?.message)}
            />
          )}
        </Field>
        <Field label={t("eventForm.timeZone")} help={t("eventForm.timeZoneHelp")} error={errors.timeZone?.message}>
          {(control) => (
            <TimeZoneSelect {...control} {...register("timeZone")} className="form-select" current={timeZone} />
          )}
        </Field>
      </div>
      {stored !== undefined && stored.timeZone !== timeZone && (
        <ZoneChange eventId={stored.id} from={stored.timeZone} to={timeZone} />
      )}
    </fieldset>
  );
}
