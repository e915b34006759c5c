import type { EventStatus } from "@guichet/api/events/schema";
import { type ReactNode, type Ref, useImperativeHandle, useRef } from "react";
import { type FieldPath, FormProvider, type Resolver, type UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ErrorSummary } from "../../components/ErrorSummary.tsx";
import { UnsavedChangesGuard } from "../../components/UnsavedChangesGuard.tsx";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { lastEventsList } from "../../lib/events-list-return.ts";
import { troubleOf } from "../../lib/problem.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { useValueChanges } from "../../lib/use-value-changes.ts";
import { showFieldErrors } from "../../lib/wire-form.ts";
import { DescriptionFields } from "./DescriptionFields.tsx";
import { type EventFormValues, NEW_EVENT } from "./event-form-values.ts";
import { PlaceFields } from "./PlaceFields.tsx";
import { SettingFields } from "./SettingFields.tsx";

/** What whoever saves needs of the form. */
export type EventFormHandle = Pick<UseFormReturn<EventFormValues>, "getValues" | "reset"> & {
  readonly submit: () => Promise<void>;
};

/** What can be done with the form from beside it. */
export interface EventPublisher {
  /** Saves what is in the form, published; what cannot be saved is shown at its fields. */
  readonly publish: () => Promise<void>;
}

interface EventFormProps<Input> {
  readonly publisher?: Ref<EventPublisher> | undefined;
  readonly initial: EventFormValues;
  /** The stored event that is edited; absent for one to be. */
  readonly stored?: { readonly id: string; readonly timeZone: string };
  readonly resolver: Resolver<EventFormValues, unknown, Input>;
  /** Why the last save failed. */
  readonly error: unknown;
  readonly saveLabel: string;
  /** What is said beside the buttons of where the text is. */
  readonly saving?: ReactNode;
  /** Saves, with another status if one is named; a rejection is shown at its fields, or above the buttons through `error`. */
  readonly onSave: (input: Input, form: EventFormHandle, status?: EventStatus) => Promise<void>;
  /** After each change, and when what was typed cannot be sent: what the server said of the values before is outdated. */
  readonly onEdit: (form: EventFormHandle) => void;
  readonly isDirty: () => boolean;
  /** Before one is asked whether to leave: saves what can be saved at once. */
  readonly settle?: () => Promise<void>;
}

/** All fields of an event. */
export function EventForm<Input>(props: EventFormProps<Input>) {
  const { initial, stored, resolver, error, saveLabel, saving, onSave, onEdit, isDirty, settle, publisher } = props;
  const { t } = useTranslation("admin");
  const form = useLocalizedForm<EventFormValues, unknown, Input>({ defaultValues: initial, resolver });
  const { isSubmitting, errors } = form.formState;
  const handle = (): EventFormHandle => ({ getValues: form.getValues, reset: form.reset, submit: () => submit() });
  const edited = useRef(() => {});
  edited.current = () => onEdit(handle());

  const submitWith = (status?: EventStatus) =>
    form.handleSubmit(
      async (input) => {
        try {
          await onSave(input, handle(), status);
        } catch (refusal) {
          const trouble = troubleOf(refusal);
          if (trouble.kind === "refused") showFieldErrors(trouble.errors ?? [], initial, form.setError);
        }
      },
      () => edited.current(),
    );
  const submit = submitWith();
  useImperativeHandle(publisher, () => ({ publish: submitWith("PUBLISHED") }));
  useValueChanges(form, () => edited.current());

  const refused = (Object.keys(NEW_EVENT) as (keyof EventFormValues)[])
    .filter((name) => errors[name] !== undefined)
    .map((name) => ({ name, label: t(`eventForm.${name}`) }));
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className="event-form">
        <DescriptionFields isNew={stored === undefined} />
        <PlaceFields stored={stored} />
        <SettingFields isNew={stored === undefined} />
        <div className="form-foot">
          {/* Beside the button that was pressed: this stays in sight. */}
          {error !== null && (
            <div className="w-100">
              <ErrorNotice error={error} />
            </div>
          )}
          <ErrorSummary fields={refused} onGo={(name) => form.setFocus(name as FieldPath<EventFormValues>)} />
          <button type="submit" className="btn btn-primary" disabled={isSubmitting} aria-busy={isSubmitting}>
            {isSubmitting ? t("form.saving") : saveLabel}
          </button>
          <AdminLink
            to="/events"
            search={lastEventsList()}
            activeOptions={{ exact: true }}
            className="btn btn-outline-secondary"
          >
            {t("form.back")}
          </AdminLink>
          {saving}
        </div>
      </form>
      <UnsavedChangesGuard isDirty={isDirty} {...(settle === undefined ? {} : { settle })} />
    </FormProvider>
  );
}
