import { imageAddress } from "@guichet/api/events/image-schema";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import type { EventFormValues } from "./event-form-values.ts";

/** The address of a picture elsewhere, and the picture itself as soon as it can be fetched. */
export function ImageAddress() {
  const { t } = useTranslation("admin");
  const { register, formState } = useFormContext<EventFormValues>();
  const error = formState.errors.imageUrl?.message;
  const url = useWatch<EventFormValues, "imageUrl">({ name: "imageUrl" }).trim();
  const [failed, setFailed] = useState("");
  const complete = imageAddress.safeParse(url).success;
  return (
    <div>
      <Field label={t("eventForm.imageUrl")} help={t("eventForm.imageHelp")} error={error} optional>
        {(control) => (
          <input
            {...control}
            {...register("imageUrl")}
            type="url"
            inputMode="url"
            maxLength={500}
            className={controlClass(error)}
          />
        )}
      </Field>
      {complete && failed !== url && (
        <img
          src={url}
          alt={t("eventForm.imagePreview")}
          className="image-preview"
          referrerPolicy="no-referrer"
          onError={() => setFailed(url)}
        />
      )}
      <p role="status" className="text-warning-emphasis">
        {complete && failed === url && t("eventForm.imageFailed")}
      </p>
    </div>
  );
}
