import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useEffect } from "react";
import { type FieldErrors, type FieldPath, FormProvider, type Resolver } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { ErrorSummary } from "../../components/ErrorSummary.tsx";
import { troubleOf } from "../../lib/problem.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { useValueChanges } from "../../lib/use-value-changes.ts";
import { showFieldErrors } from "../../lib/wire-form.ts";
import { PriceFields } from "./PriceFields.tsx";
import { RepeatFields } from "./RepeatFields.tsx";
import { SalesFields } from "./SalesFields.tsx";
import { SeatFields } from "./SeatFields.tsx";
import type { SessionFormValues } from "./session-form-values.ts";
import { TimeFields } from "./TimeFields.tsx";

/** What a save can do with the form it came from. */
export interface SessionFormSteps {
  readonly values: () => SessionFormValues;
  readonly restart: (values: SessionFormValues) => void;
  readonly submitAgain: () => Promise<void>;
}

interface SessionFormProps<Input> {
  readonly initial: SessionFormValues;
  readonly timeZone: string;
  /** Of a session that is added: what it is added to. */
  readonly beside?: { readonly sessions: readonly SessionDetail[]; readonly allowOverlap: boolean };
  /** Seats already reserved. */
  readonly taken?: number;
  readonly resolver: Resolver<SessionFormValues, unknown, Input>;
  readonly error: unknown;
  readonly onSave: (input: Input, steps: SessionFormSteps) => Promise<void>;
  readonly onDirty: (isDirty: boolean) => void;
  /** After each change, and when what was typed cannot be sent: what the server said of the values before is outdated. */
  readonly onEdit: () => void;
  readonly onCancel: () => void;
}

/** All fields of a session. */
export function SessionForm<Input>(props: SessionFormProps<Input>) {
  const { initial, timeZone, beside, taken = 0, resolver, error, onSave, onDirty, onEdit, onCancel } = props;
  const { t } = useTranslation("admin");
  const form = useLocalizedForm<SessionFormValues, unknown, Input>({ defaultValues: initial, resolver });
  const { isSubmitting, isDirty, errors } = form.formState;
  useEffect(() => {
    onDirty(isDirty);
    return () => onDirty(false);
  }, [onDirty, isDirty]);

  useValueChanges(form, onEdit);

  const submit = form.handleSubmit(async (input) => {
    const steps: SessionFormSteps = {
      values: () => form.getValues(),
      restart: (values) => form.reset(values),
      submitAgain: () => submit(),
    };
    try {
      await onSave(input, steps);
    } catch (refusal) {
      const trouble = troubleOf(refusal);
      if (trouble.kind === "refused") showFieldErrors(trouble.errors ?? [], initial, form.setError);
    }
  }, onEdit);

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate>
        <TimeFields timeZone={timeZone} />
        <SeatFields taken={taken} />
        {beside !== undefined && <RepeatFields timeZone={timeZone} {...beside} />}
        <PriceFields />
        <SalesFields />
        <div className="form-foot">
          {/* Beside the button that was pressed: this stays in sight. */}
          {error !== null && (
            <div className="w-100">
              <ErrorNotice error={error} />
            </div>
          )}
          <ErrorSummary
            fields={refusedFields(errors).map((name) => ({ name, label: t(`sessionForm.${labelOf(name)}`) }))}
            onGo={(name) => form.setFocus(name as FieldPath<SessionFormValues>)}
          />
          <button type="submit" className="btn btn-primary" disabled={isSubmitting} aria-busy={isSubmitting}>
            {t(isSubmitting ? "form.saving" : "form.save")}
          </button>
          <button type="button" className="btn btn-outline-secondary" onClick={onCancel}>
            {t("form.cancel")}
          </button>
        </div>
      </form>
    </FormProvider>
  );
}

/** The fields that were refused; each cell of a price step is one. */
function refusedFields({ priceTiers, ...fields }: FieldErrors<SessionFormValues>): string[] {
  const steps = Array.isArray(priceTiers) ? priceTiers : [];
  const cells = steps.flatMap((step, i) => Object.keys(step ?? {}).map((cell) => `priceTiers.${i}.${cell}`));
  const whole = priceTiers !== undefined && cells.length === 0 ? ["priceTiers.0.fromPercent"] : [];
  return [...Object.keys(fields), ...cells, ...whole];
}

/** What the form calls a field. */
function labelOf(name: string) {
  if (name.endsWith("multiplierPercent")) return "multiplier";
  if (name.endsWith("fromPercent")) return "fromPercent";
  return name === "starts" ? "planned" : (name as LabelledField);
}

type LabelledField =
  | "startsAt"
  | "endsAt"
  | "capacity"
  | "maxSeatsPerBooking"
  | "basePrice"
  | "currency"
  | "salesStartAt"
  | "salesEndAt";
