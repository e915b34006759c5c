import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useEffect } from "react";
import { type FieldErrors, FormProvider, type Resolver } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { troubleOf } from "../../lib/problem.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
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
  readonly onCancel: () => void;
}

/** All fields of a session. */
export function SessionForm<Input>(props: SessionFormProps<Input>) {
  const { initial, timeZone, beside, taken = 0, resolver, error, onSave, onDirty, onCancel } = props;
  const { t } = useTranslation("admin");
  const form = useLocalizedForm<SessionFormValues, unknown, Input>({ defaultValues: initial, resolver });
  const { isSubmitting, isDirty, errors } = form.formState;
  useEffect(() => {
    onDirty(isDirty);
    return () => onDirty(false);
  }, [onDirty, isDirty]);

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
  });
  const invalid = countRefused(errors);

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
          <button type="submit" className="btn btn-primary" disabled={isSubmitting} aria-busy={isSubmitting}>
            {t(isSubmitting ? "form.saving" : "form.save")}
          </button>
          <button type="button" className="btn btn-outline-secondary" onClick={onCancel}>
            {t("form.cancel")}
          </button>
          <span role="status" className="text-danger-emphasis">
            {invalid > 0 && t("form.invalid", { count: invalid })}
          </span>
        </div>
      </form>
    </FormProvider>
  );
}

/** How many fields were refused; each cell of a price step is one. */
function countRefused({ priceTiers, ...fields }: FieldErrors<SessionFormValues>): number {
  const steps = Array.isArray(priceTiers) ? priceTiers : [];
  const cells = steps.reduce((sum, step) => sum + Object.keys(step ?? {}).length, 0);
  const whole = priceTiers !== undefined && cells === 0 ? 1 : 0;
  return Object.keys(fields).length + cells + whole;
}
