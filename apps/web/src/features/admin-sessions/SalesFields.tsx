import { useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import type { SessionFormValues } from "./session-form-values.ts";

/** From when to when seats are sold, when that is not simply until the start. */
export function SalesFields() {
  const { t } = useTranslation("admin");
  const { register, formState } = useFormContext<SessionFormValues>();
  const { errors } = formState;
  return (
    <fieldset>
      <legend className="h4">{t("sessionForm.salesWindow")}</legend>
      <p className="form-text mt-0">{t("sessionForm.salesHelp")}</p>
      <div className="form-grid">
        {(["salesStartAt", "salesEndAt"] as const).map((name) => (
          <Field key={name} label={t(`sessionForm.${name}`)} error={errors[name]?.message} optional>
            {(control) => (
              <input
                {...control}
                {...register(name)}
                type="datetime-local"
                className={controlClass(errors[name]?.message)}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
