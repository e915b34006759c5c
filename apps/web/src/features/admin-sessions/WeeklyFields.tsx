import { WEEKDAYS, type Weekday } from "@guichet/api/sessions/repeat-rules";
import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Field } from "../../components/Field.tsx";
import { formatWeekday } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { tickedWeekdays } from "./planned-dates.ts";
import type { SessionFormValues } from "./session-form-values.ts";

/** Every how many weeks, on which days, and until when. */
export function WeeklyFields() {
  const { t } = useTranslation("admin");
  const { register } = useFormContext<SessionFormValues>();
  const ending = useWatch<SessionFormValues, "ending">({ name: "ending" });
  return (
    <div className="repeat-rule">
      <Field label={t("sessionForm.everyWeeks")} help={t("sessionForm.everyWeeksHelp")}>
        {(control) => (
          <input
            {...control}
            {...register("everyWeeks")}
            type="number"
            min={1}
            max={52}
            className="form-control short-control"
          />
        )}
      </Field>
      <WeekdayChoices />
      <div className="form-grid">
        <Field label={t("sessionForm.ending")}>
          {(control) => (
            <select {...control} {...register("ending")} className="form-select">
              <option value="count">{t("sessionForm.endings.count")}</option>
              <option value="until">{t("sessionForm.endings.until")}</option>
            </select>
          )}
        </Field>
        {ending === "count" ? (
          <Field label={t("sessionForm.times")} help={t("sessionForm.timesHelp")}>
            {(control) => (
              <input
                {...control}
                {...register("times")}
                inputMode="numeric"
                autoComplete="off"
                className="form-control short-control"
              />
            )}
          </Field>
        ) : (
          <Field label={t("sessionForm.until")} help={t("sessionForm.untilHelp")}>
            {(control) => <input {...control} {...register("until")} type="date" className="form-control" />}
          </Field>
        )}
      </div>
    </div>
  );
}

function WeekdayChoices() {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const { setValue } = useFormContext<SessionFormValues>();
  const [startsAt, weekdays] = useWatch<SessionFormValues, ["startsAt", "weekdays"]>({
    name: ["startsAt", "weekdays"],
  });
  const ticked = tickedWeekdays({ startsAt, weekdays });
  const toggle = (day: Weekday) => {
    const days = ticked.includes(day) ? ticked.filter((other) => other !== day) : [...ticked, day];
    setValue("weekdays", days.map(String), { shouldDirty: true });
  };
  return (
    <fieldset className="mb-3">
      <legend className="form-label fs-6">{t("sessionForm.weekdays")}</legend>
      <div className="weekdays">
        {WEEKDAYS.map((day) => (
          <div key={day} className="form-check">
            <input
              type="checkbox"
              id={`${id}-${day}`}
              className="form-check-input"
              checked={ticked.includes(day)}
              onChange={() => toggle(day)}
            />
            <label htmlFor={`${id}-${day}`} className="form-check-label">
              {formatWeekday(day, locale)}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
