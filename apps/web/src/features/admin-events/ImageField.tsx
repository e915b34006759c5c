import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import type { EventFormValues } from "./event-form-values.ts";
import { ImageAddress } from "./ImageAddress.tsx";
import { ImageUpload } from "./ImageUpload.tsx";

/** The picture of an event: uploaded, or at an address elsewhere; and what it shows, in words. */
export function ImageField() {
  const { t } = useTranslation("admin");
  const { register, setValue, formState } = useFormContext<EventFormValues>();
  const [imageId, imageUrl] = useWatch<EventFormValues, ["imageId", "imageUrl"]>({ name: ["imageId", "imageUrl"] });
  const error = formState.errors.imageAlt?.message;
  const idError = formState.errors.imageId?.message;
  return (
    <div className="mb-3">
      <p className="form-label">{t("eventForm.imageId")}</p>
      <ImageUpload
        imageId={imageId}
        storedId={formState.defaultValues?.imageId ?? ""}
        onChange={(id) => setValue("imageId", id, { shouldDirty: true })}
      />
      {idError !== undefined && <div className="invalid-feedback d-block">{idError}</div>}
      {imageId === "" && <ImageAddress />}
      {(imageId !== "" || imageUrl.trim() !== "") && (
        <Field label={t("eventForm.imageAlt")} help={t("eventForm.imageAltHelp")} error={error} optional>
          {(control) => (
            <input {...control} {...register("imageAlt")} maxLength={200} className={controlClass(error)} />
          )}
        </Field>
      )}
    </div>
  );
}
