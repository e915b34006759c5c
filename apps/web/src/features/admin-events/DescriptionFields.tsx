import { useDeferredValue, useId } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { Markdown } from "../../components/Markdown.tsx";
import type { EventFormValues } from "./event-form-values.ts";

/** Title, short address, summary, and the description beside what the public will see of it. */
export function DescriptionFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation("admin");
  const { register, formState } = useFormContext<EventFormValues>();
  const { errors } = formState;
  return (
    <fieldset className="surface form-part">
      <legend className="h4">{t("eventForm.content")}</legend>
      <Field label={t("eventForm.title")} error={errors.title?.message}>
        {(control) => (
          <input {...control} {...register("title")} maxLength={160} className={controlClass(errors.title?.message)} />
        )}
      </Field>
      {isNew && (
        <Field label={t("eventForm.slug")} help={t("eventForm.slugHelp")} error={errors.slug?.message} optional>
          {(control) => (
            <input
              {...control}
              {...register("slug")}
              maxLength={120}
              autoCapitalize="none"
              className={controlClass(errors.slug?.message)}
            />
          )}
        </Field>
      )}
      <Field label={t("eventForm.summary")} help={t("eventForm.summaryHelp")} error={errors.summary?.message} optional>
        {(control) => (
          <input
            {...control}
            {...register("summary")}
            maxLength={300}
            className={controlClass(errors.summary?.message)}
          />
        )}
      </Field>
      <div className="side-by-side">
        <Field
          label={t("eventForm.description")}
          help={t("eventForm.descriptionHelp")}
          error={errors.description?.message}
          optional
        >
          {(control) => (
            <textarea
              {...control}
              {...register("description")}
              rows={14}
              maxLength={20_000}
              className={controlClass(errors.description?.message)}
            />
          )}
        </Field>
        <Preview />
      </div>
    </fieldset>
  );
}

function Preview() {
  const { t } = useTranslation("admin");
  const id = useId();
  const description = useWatch<EventFormValues, "description">({ name: "description" });
  // Long texts must not slow the typing down.
  const source = useDeferredValue(description);
  return (
    <div>
      <h2 id={id} className="form-label fs-6">
        {t("eventForm.preview")}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="preview" tabIndex={0} aria-labelledby={id}>
        {source.trim() === "" ? (
          <p className="text-body-secondary">{t("eventForm.previewEmpty")}</p>
        ) : (
          <Markdown source={source} />
        )}
      </section>
    </div>
  );
}
