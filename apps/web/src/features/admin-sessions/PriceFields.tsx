import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { PriceCurve } from "./PriceCurve.tsx";
import type { SessionFormValues } from "./session-form-values.ts";
import { TierRows } from "./TierRows.tsx";

const CHOICES = ["default", "flat", "custom"] as const;

/** The base price, and how it moves while seats are taken. */
export function PriceFields() {
  const { t } = useTranslation("admin");
  const { register, formState } = useFormContext<SessionFormValues>();
  const { errors } = formState;
  const pricing = useWatch<SessionFormValues, "pricing">({ name: "pricing" });
  return (
    <>
      <div className="form-grid">
        <Field
          label={t("sessionForm.basePrice")}
          help={t("sessionForm.priceHelp")}
          error={priceError(errors.basePrice, t("sessionForm.priceInvalid"))}
        >
          {(control) => (
            <input
              {...control}
              {...register("basePrice")}
              inputMode="decimal"
              autoComplete="off"
              className={controlClass(errors.basePrice?.message)}
            />
          )}
        </Field>
        <Field label={t("sessionForm.currency")} error={errors.currency?.message}>
          {(control) => (
            <input
              {...control}
              {...register("currency")}
              maxLength={3}
              autoComplete="off"
              autoCapitalize="characters"
              className={controlClass(errors.currency?.message, "short-control")}
            />
          )}
        </Field>
      </div>
      <fieldset className="mb-3">
        <legend className="h4">{t("sessionForm.pricing")}</legend>
        {CHOICES.map((choice) => (
          <div key={choice} className="form-check">
            <input
              type="radio"
              id={`pricing-${choice}`}
              value={choice}
              className="form-check-input"
              aria-describedby={`pricing-${choice}-help`}
              {...register("pricing")}
            />
            <label htmlFor={`pricing-${choice}`} className="form-check-label">
              {t(`sessionForm.pricings.${choice}`)}
            </label>
            <div id={`pricing-${choice}-help`} className="form-text mt-0">
              {t(`sessionForm.pricingHelp.${choice}`)}
            </div>
          </div>
        ))}
        {pricing === "custom" && <TierRows />}
        <PriceCurve />
      </fieldset>
    </>
  );
}

/** What cannot be read as a price is said with an example. */
function priceError(error: { type?: unknown; message?: string } | undefined, unreadable: string): string | undefined {
  return error?.type === "invalid_type" ? unreadable : error?.message;
}
