import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { DateListFields } from "./DateListFields.tsx";
import { PlannedDates } from "./PlannedDates.tsx";
import type { SessionFormValues } from "./session-form-values.ts";
import { WeeklyFields } from "./WeeklyFields.tsx";

const CHOICES = ["once", "weekly", "dates"] as const;

interface RepeatFieldsProps {
  readonly timeZone: string;
  /** Those that the event has: dates that overlap one of them are marked. */
  readonly sessions: readonly SessionDetail[];
  readonly allowOverlap: boolean;
}

/** Whether the session comes again, and the dates that this comes to: summer time or not, the clock of the place stays the same. */
export function RepeatFields(props: RepeatFieldsProps) {
  const { t } = useTranslation("admin");
  const { register } = useFormContext<SessionFormValues>();
  const repeat = useWatch<SessionFormValues, "repeat">({ name: "repeat" });
  return (
    <fieldset className="mb-3">
      <legend className="h4">{t("sessionForm.repetition")}</legend>
      {CHOICES.map((choice) => (
        <div key={choice} className="form-check">
          <input
            type="radio"
            id={`repeat-${choice}`}
            value={choice}
            className="form-check-input"
            {...register("repeat")}
          />
          <label htmlFor={`repeat-${choice}`} className="form-check-label">
            {t(`sessionForm.repeats.${choice}`)}
          </label>
        </div>
      ))}
      {repeat === "weekly" && <WeeklyFields />}
      {repeat === "dates" && <DateListFields />}
      {repeat !== "once" && <PlannedDates {...props} />}
    </fieldset>
  );
}
