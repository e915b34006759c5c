import { eventStatus } from "@guichet/api/events/schema";
import { useId } from "react";
import { useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Field } from "../../components/Field.tsx";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { trpc } from "../../lib/trpc.ts";
import type { EventFormValues } from "./event-form-values.ts";
import { ImageField } from "./ImageField.tsx";

/** Categories, image, simultaneous sessions and status. */
export function SettingFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation(["admin", "common"]);
  const { register, formState } = useFormContext<EventFormValues>();
  const { errors } = formState;
  const id = useId();
  // A new event cannot be archived.
  const statuses = eventStatus.options.filter((status) => !isNew || status !== "ARCHIVED");
  return (
    <fieldset className="surface form-part">
      <legend className="h4">{t("eventForm.settings")}</legend>
      <CategoryChoices error={errors.categories?.message} />
      <div className="form-grid">
        <ImageField />
        <div>
          <Field label={t("eventForm.status")} help={t("eventForm.statusHelp")} error={errors.status?.message}>
            {(control) => (
              <select {...control} {...register("status")} className="form-select">
                {statuses.map((status) => (
                  <option key={status} value={status}>
                    {t(`common:eventStatus.${status}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className="form-check">
            <input
              type="checkbox"
              id={id}
              className="form-check-input"
              aria-describedby={`${id}-help`}
              {...register("allowOverlap")}
            />
            <label htmlFor={id} className="form-check-label">
              {t("eventForm.allowOverlap")}
            </label>
            <div id={`${id}-help`} className="form-text">
              {t("eventForm.allowOverlapHelp")}
            </div>
          </div>
        </div>
      </div>
    </fieldset>
  );
}

function CategoryChoices({ error }: { error: string | undefined }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const { register } = useFormContext<EventFormValues>();
  const categories = trpc.categories.list.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <fieldset className="mb-3">
      <legend className="form-label fs-6">{t("eventForm.categories")}</legend>
      <div className="choices">
        {(categories.data?.items ?? []).map(({ slug, name }) => (
          <div key={slug} className="form-check">
            <input
              type="checkbox"
              id={`${id}-${slug}`}
              value={slug}
              className="form-check-input"
              {...register("categories")}
            />
            <label htmlFor={`${id}-${slug}`} className="form-check-label">
              {name[apiLocale(locale)]}
            </label>
          </div>
        ))}
      </div>
      {error !== undefined && <div className="invalid-feedback d-block">{error}</div>}
    </fieldset>
  );
}
