import { useId } from "react";
import { useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { useMay } from "../../lib/staff-rights.ts";
import type { DeskFormValues } from "./desk-form-values.ts";

/** A price per seat other than the session's, for those who may set one. */
export function OwnPriceField({ currency }: { currency: string }) {
  const { t } = useTranslation("admin");
  const id = useId();
  const { register, watch, formState } = useFormContext<DeskFormValues>();
  const mayPrice = useMay("bookings.set-price");
  if (!mayPrice) return null;
  const error = formState.errors.unitPrice === undefined ? undefined : t("desk.noPrice");
  return (
    <>
      <div className="form-check mb-3">
        <input id={id} type="checkbox" className="form-check-input" {...register("hasOwnPrice")} />
        <label htmlFor={id} className="form-check-label">
          {t("desk.ownPrice")}
        </label>
      </div>
      {watch("hasOwnPrice") && (
        <Field label={t("desk.unitPrice", { currency })} help={t("desk.unitPriceHelp")} error={error}>
          {(control) => (
            <input
              {...control}
              {...register("unitPrice")}
              inputMode="decimal"
              autoComplete="off"
              className={controlClass(error, "figures")}
            />
          )}
        </Field>
      )}
    </>
  );
}
