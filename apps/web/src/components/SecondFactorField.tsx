import type { UseFormRegisterReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { CodeKind } from "../lib/code-kinds.ts";
import { controlClass, Field } from "./Field.tsx";

interface SecondFactorFieldProps {
  readonly kind: CodeKind;
  readonly registration: UseFormRegisterReturn;
  readonly error?: string | undefined;
}

/** Where a code is typed. Phones show digits for it, and offer what they know of the app. */
export function SecondFactorField({ kind, registration, error }: SecondFactorFieldProps) {
  const { t } = useTranslation("admin");
  return (
    <Field label={t(`code.${kind}`)} help={t(`code.${kind}Help`)} error={error}>
      {(control) => (
        <input
          {...control}
          {...registration}
          type="text"
          autoComplete={kind === "app" ? "one-time-code" : "off"}
          inputMode={kind === "app" ? "numeric" : "text"}
          autoCapitalize="characters"
          spellCheck={false}
          className={controlClass(error, "code-control")}
        />
      )}
    </Field>
  );
}

/** What of a form is needed to begin its code anew. */
interface CodeForm {
  readonly resetField: (name: "code") => void;
  readonly setFocus: (name: "code") => void;
}

interface CodeKindSwitchProps {
  readonly kind: CodeKind;
  readonly form: CodeForm;
  readonly onChange: (kind: CodeKind) => void;
}

/** Changes from the one kind of code to the other: what was typed is none of the other kind, and the next thing to do is to type one. */
export function CodeKindSwitch({ kind, form, onChange }: CodeKindSwitchProps) {
  const { t } = useTranslation("admin");
  const other = kind === "app" ? "recovery" : "app";
  const change = () => {
    onChange(other);
    form.resetField("code");
    form.setFocus("code");
  };
  return (
    <button type="button" className="btn btn-link px-0" onClick={change}>
      {t(`code.${other}Instead`)}
    </button>
  );
}

/** Where a code is typed, of the one kind or the other. */
export function SecondFactorEntry({
  kind,
  registration,
  error,
  form,
  onChange,
}: SecondFactorFieldProps & CodeKindSwitchProps) {
  return (
    <>
      <SecondFactorField kind={kind} registration={registration} error={error} />
      <CodeKindSwitch kind={kind} form={form} onChange={onChange} />
    </>
  );
}
