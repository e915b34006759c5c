import { quotePrice } from "@guichet/api/sessions/rules";
import { MOST_TIERS } from "@guichet/api/sessions/schema";
import trashIcon from "bootstrap-icons/icons/trash.svg?url";
import { useRef } from "react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { Icon } from "../../components/Icon.tsx";
import { useToastHere } from "../../components/Toasts.tsx";
import { formatMoney } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { parsePrice } from "../../lib/price-text.ts";
import type { SessionFormValues } from "./session-form-values.ts";

/** The steps of a price of one's own: from which share of the seats taken, how much of the base price. */
export function TierRows() {
  const { t } = useTranslation("admin");
  const { register, control, formState, getValues } = useFormContext<SessionFormValues>();
  const { fields, append, remove, insert } = useFieldArray({ control, name: "priceTiers" });
  const toast = useToastHere();
  const tiers = useRef<HTMLDivElement>(null);
  const removeTier = (index: number) => {
    const removed = getValues(`priceTiers.${index}`);
    remove(index);
    toast(t("sessionForm.tierRemoved", { number: index + 1 }), {
      undo: () => insert(index, removed, { shouldFocus: false }),
    });
    // The button that had the focus is gone.
    (tiers.current?.querySelector<HTMLElement>(".add-tier") ?? tiers.current)?.focus();
  };
  const errors = formState.errors.priceTiers;
  const wholeError = errors?.message ?? errors?.root?.message;
  return (
    <div className="tiers" ref={tiers} tabIndex={-1}>
      {fields.map((field, index) => (
        <fieldset key={field.id} className="tier">
          <legend className="visually-hidden">{t("sessionForm.tier", { number: index + 1 })}</legend>
          {(["fromPercent", "multiplierPercent"] as const).map((name) => (
            <Field
              key={name}
              className="mb-0"
              label={t(name === "fromPercent" ? "sessionForm.fromPercent" : "sessionForm.multiplier")}
              help={name === "multiplierPercent" ? <TierPrice index={index} /> : undefined}
              error={errors?.[index]?.[name]?.message}
            >
              {(aria) => (
                <input
                  {...aria}
                  {...register(`priceTiers.${index}.${name}`)}
                  inputMode="numeric"
                  autoComplete="off"
                  className={controlClass(errors?.[index]?.[name]?.message)}
                />
              )}
            </Field>
          ))}
          <button
            type="button"
            className="btn btn-sm btn-outline-secondary"
            aria-label={t("sessionForm.removeTier", { number: index + 1 })}
            onClick={() => removeTier(index)}
          >
            <Icon src={trashIcon} />
          </button>
        </fieldset>
      ))}
      {wholeError !== undefined && (
        <p className="invalid-feedback d-block" role="alert">
          {wholeError}
        </p>
      )}
      {fields.length < MOST_TIERS && (
        <button
          type="button"
          className="btn btn-sm btn-outline-secondary add-tier"
          onClick={() => append({ fromPercent: "", multiplierPercent: "" })}
        >
          {t("sessionForm.addTier")}
        </button>
      )}
    </div>
  );
}

/** What a step comes to in money, as far as it can be told from what is typed. */
function TierPrice({ index }: { index: number }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const [priceText, currency, multiplier] = useWatch<
    SessionFormValues,
    ["basePrice", "currency", `priceTiers.${number}.multiplierPercent`]
  >({ name: ["basePrice", "currency", `priceTiers.${index}.multiplierPercent`] });
  const basePrice = parsePrice(priceText, currency);
  const multiplierPercent = Number(multiplier);
  const told =
    basePrice !== null && /^[A-Z]{3}$/.test(currency) && Number.isInteger(multiplierPercent) && multiplierPercent > 0;
  if (!told) return null;
  const amount = quotePrice({ basePrice, capacity: 1, priceTiers: [{ fromPercent: 1, multiplierPercent }] }, 1);
  return t("sessionForm.tierPrice", { price: formatMoney(amount, currency, locale) });
}
