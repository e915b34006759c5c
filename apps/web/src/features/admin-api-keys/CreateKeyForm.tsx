import { API_KEY_SCOPES, type ApiKeyScope, createApiKeyInput } from "@guichet/api/api-keys/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { controlClass, Field } from "../../components/Field.tsx";
import { FormFoot } from "../../components/FormFoot.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { type RouterOutputs, trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";

interface CreateKeyFormProps {
  readonly onMade: (made: RouterOutputs["apiKeys"]["create"]) => void;
  readonly onCancel: () => void;
}

const DAYS = ["30", "90", "365"] as const;
const FOREVER = "forever";
const EMPTY: { name: string; scope: ApiKeyScope; expires: string } = { name: "", scope: "read", expires: "90" };

/** What the key is called, what it may do, and how long. The least is offered first. */
export function CreateKeyForm({ onMade, onCancel }: CreateKeyFormProps) {
  const { t } = useTranslation("admin");
  const describe = useFieldTexts();
  const id = useId();
  const utils = trpc.useUtils();
  const create = trpc.apiKeys.create.useMutation();
  const { register, handleSubmit, formState, watch } = useLocalizedForm({
    defaultValues: EMPTY,
    resolver: wireResolver(
      createApiKeyInput,
      ({ name, scope, expires }: typeof EMPTY) => ({
        name,
        scope,
        expiresInDays: expires === FOREVER ? null : Number(expires),
      }),
      describe,
    ),
  });
  const submit = handleSubmit(async (input) => {
    const made = await create.mutateAsync(input).catch(() => undefined);
    if (made === undefined) return;
    onMade(made);
    await utils.apiKeys.invalidate();
  }, create.reset);
  const nameError = formState.errors.name?.message;
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t("apiKeys.form.name")} help={t("apiKeys.form.nameHelp")} error={nameError}>
        {(control) => (
          <input
            {...control}
            {...register("name")}
            className={controlClass(nameError)}
            maxLength={80}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: a dialog that was just asked for begins at its first field
            autoFocus
          />
        )}
      </Field>
      <fieldset className="mb-3">
        <legend className="form-label fs-6">{t("apiKeys.form.scope")}</legend>
        {API_KEY_SCOPES.toReversed().map((scope) => (
          <div key={scope} className="form-check">
            <input
              type="radio"
              id={`${id}-${scope}`}
              value={scope}
              className="form-check-input"
              aria-describedby={`${id}-${scope}-can`}
              {...register("scope")}
            />
            <label htmlFor={`${id}-${scope}`} className="form-check-label">
              {t(`apiKeys.scopes.${scope}.name`)}
            </label>
            <div id={`${id}-${scope}-can`} className="form-text mt-0">
              {t(`apiKeys.scopes.${scope}.can`)}
            </div>
          </div>
        ))}
      </fieldset>
      <Field label={t("apiKeys.form.expires")}>
        {(control) => (
          <select {...control} {...register("expires")} className="form-select">
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {t("apiKeys.form.days", { count: Number(days) })}
              </option>
            ))}
            <option value={FOREVER}>{t("apiKeys.form.forever")}</option>
          </select>
        )}
      </Field>
      <div role="status">
        {watch("expires") === FOREVER && <p className="alert alert-warning py-2">{t("apiKeys.form.foreverWarning")}</p>}
      </div>
      {create.error !== null && <ErrorNotice error={create.error} />}
      <FormFoot label={t("apiKeys.form.submit")} isBusy={formState.isSubmitting} onCancel={onCancel} />
    </form>
  );
}
