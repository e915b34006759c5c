import { fromZonedInput, repeatWeekly } from "@guichet/api/sessions/zoned-time-rules";
import { useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { formatDay, formatTime } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { SessionFormValues } from "./session-form-values.ts";

const MOST_TIMES = 52;
const MOST_SHOWN = 8;

/** The same session every week, with the dates that this comes to: summer time or not, the clock of the place stays the same. */
export function RepeatFields({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation("admin");
  const { register, formState } = useFormContext<SessionFormValues>();
  const repeat = useWatch<SessionFormValues, "repeat">({ name: "repeat" });
  const error = formState.errors.times?.message;
  const id = useId();
  return (
    <div className="mb-3">
      <div className="form-check mb-2">
        <input type="checkbox" id={id} className="form-check-input" {...register("repeat")} />
        <label htmlFor={id} className="form-check-label">
          {t("sessionForm.repeat")}
        </label>
      </div>
      {repeat && (
        <>
          <Field label={t("sessionForm.times")} help={t("sessionForm.timesHelp")} error={error}>
            {(control) => (
              <input
                {...control}
                {...register("times")}
                inputMode="numeric"
                autoComplete="off"
                className={controlClass(error, "short-control")}
              />
            )}
          </Field>
          <DatesPreview timeZone={timeZone} />
        </>
      )}
    </div>
  );
}

function DatesPreview({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const [start, end, typedTimes] = useWatch<SessionFormValues, ["startsAt", "endsAt", "times"]>({
    name: ["startsAt", "endsAt", "times"],
  });
  const startsAt = fromZonedInput(start, timeZone);
  const endsAt = fromZonedInput(end, timeZone);
  const times = Number(typedTimes);
  const complete = startsAt !== null && endsAt !== null && Number.isInteger(times) && times >= 1 && times <= MOST_TIMES;
  if (!complete) return null;
  const dates = repeatWeekly({ startsAt, endsAt, timeZone, times });
  return (
    <section className="dates-preview" role="status">
      <p className="mb-1">{t("sessionForm.preview", { count: times })}</p>
      <ol className="mb-0">
        {dates.slice(0, MOST_SHOWN).map((date) => (
          <li key={date.startsAt}>
            {formatDay(date.startsAt, timeZone, locale)}, {formatTime(date.startsAt, timeZone, locale)}–
            {formatTime(date.endsAt, timeZone, locale)}
          </li>
        ))}
      </ol>
      {times > MOST_SHOWN && <p className="mb-0">{t("sessionForm.previewMore", { count: times - MOST_SHOWN })}</p>}
    </section>
  );
}
