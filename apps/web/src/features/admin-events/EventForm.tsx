import { useRef } from "react";
import { FormProvider, type Resolver } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { UnsavedChangesGuard } from "../../components/UnsavedChangesGuard.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { lastEventsList } from "../../lib/events-list-return.ts";
import { troubleOf } from "../../lib/problem.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { showFieldErrors } from "../../lib/wire-form.ts";
import { DescriptionFields } from "./DescriptionFields.tsx";
import type { EventFormValues } from "./event-form-values.ts";
import { PlaceFields } from "./PlaceFields.tsx";
import { SettingFields } from "./SettingFields.tsx";

/** What a save can do with the form it came from. */
export interface EventFormSteps {
  /** The values are stored: they are what "unchanged" means from now on. */
  readonly saved: (values: EventFormValues) => void;
  readonly values: () => EventFormValues;
  readonly submitAgain: () => Promise<void>;
}

interface EventFormProps<Input> {
  readonly initial: EventFormValues;
  readonly isNew?: boolean;
  readonly resolver: Resolver<EventFormValues, unknown, Input>;
  /** Why the last save failed. */
  readonly error: unknown;
  /** Saves; a rejection is shown at its fields, or above the form through `error`. */
  readonly onSave: (input: Input, steps: EventFormSteps) => Promise<void>;
}

/** All fields of an event. */
export function EventForm<Input>({ initial, isNew = false, resolver, error, onSave }: EventFormProps<Input>) {
  const { t } = useTranslation("admin");
  const form = useLocalizedForm<EventFormValues, unknown, Input>({ defaultValues: initial, resolver });
  const { isSubmitting, isDirty, errors } = form.formState;
  const dirty = useRef(false);
  dirty.current = isDirty;

  const submit = form.handleSubmit(async (input) => {
    const steps: EventFormSteps = {
      saved: (values) => {
        form.reset(values);
        dirty.current = false;
      },
      values: () => form.getValues(),
      submitAgain: () => submit(),
    };
    try {
      await onSave(input, steps);
    } catch (refusal) {
      const trouble = troubleOf(refusal);
      if (trouble.kind === "refused") showFieldErrors(trouble.errors ?? [], initial, form.setError);
    }
  });

  const invalid = Object.keys(errors).length;
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className="event-form">
        <DescriptionFields isNew={isNew} />
        <PlaceFields />
        <SettingFields isNew={isNew} />
        <div className="form-foot">
          {/* Beside the button that was pressed: this stays in sight. */}
          {error !== null && (
            <div className="w-100">
              <ErrorNotice error={error} />
            </div>
          )}
          <button type="submit" className="btn btn-primary" disabled={isSubmitting} aria-busy={isSubmitting}>
            {t(isSubmitting ? "form.saving" : "form.save")}
          </button>
          <AdminLink
            to="/events"
            search={lastEventsList()}
            activeOptions={{ exact: true }}
            className="btn btn-outline-secondary"
          >
            {t("form.back")}
          </AdminLink>
          <span role="status" className="text-danger-emphasis">
            {invalid > 0 && t("form.invalid", { count: invalid })}
          </span>
        </div>
      </form>
      <UnsavedChangesGuard isDirty={() => dirty.current} />
    </FormProvider>
  );
}
