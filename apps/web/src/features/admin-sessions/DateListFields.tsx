import { MOST_DATES_AT_ONCE } from "@guichet/api/sessions/schema";
import trashIcon from "bootstrap-icons/icons/trash.svg?url";
import { useRef } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { useToastHere } from "../../components/Toasts.tsx";
import type { SessionFormValues } from "./session-form-values.ts";

/** Further days of the same session, one line each. */
export function DateListFields() {
  const { t } = useTranslation("admin");
  const { register, setValue, getValues } = useFormContext<SessionFormValues>();
  const dates = useWatch<SessionFormValues, "dates">({ name: "dates" });
  const list = useRef<HTMLFieldSetElement>(null);
  const set = (next: string[]) => setValue("dates", next, { shouldDirty: true });
  const toast = useToastHere();
  const remove = (index: number) => {
    const before = getValues("dates");
    set(before.filter((_, i) => i !== index));
    toast(t("sessionForm.dateRemoved", { number: index + 1 }), {
      undo: () => set(getValues("dates").toSpliced(index, 0, before[index] ?? "")),
    });
    // The button that had the focus is gone.
    list.current?.querySelector<HTMLElement>(".add-date")?.focus();
  };
  return (
    <fieldset className="repeat-rule" ref={list}>
      <legend className="form-label fs-6">{t("sessionForm.dates")}</legend>
      <p className="form-text mt-0">{t("sessionForm.datesHelp")}</p>
      {dates.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are the form's own, by their place
        <div key={index} className="date-line">
          <input
            type="date"
            className="form-control"
            aria-label={t("sessionForm.date", { number: index + 1 })}
            {...register(`dates.${index}`)}
          />
          <button
            type="button"
            className="btn btn-sm btn-outline-secondary"
            aria-label={t("sessionForm.removeDate", { number: index + 1 })}
            onClick={() => remove(index)}
          >
            <Icon src={trashIcon} />
          </button>
        </div>
      ))}
      {dates.length < MOST_DATES_AT_ONCE - 1 && (
        <button
          type="button"
          className="btn btn-sm btn-outline-secondary add-date"
          onClick={() => set([...getValues("dates"), ""])}
        >
          {t("sessionForm.addDate")}
        </button>
      )}
    </fieldset>
  );
}
