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

/** Changes from the one kind of code to the other. */
export function CodeKindSwitch({ kind, onChange }: { kind: CodeKind; onChange: (kind: CodeKind) => void }) {
  const { t } = useTranslation("admin");
  const other = kind === "app" ? "recovery" : "app";
  return (
    <button type="button" className="btn btn-link px-0" onClick={() => onChange(other)}>
      {t(`code.${other}Instead`)}
    </button>
  );
}
