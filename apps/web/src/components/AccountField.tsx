import type { UseFormRegisterReturn } from "react-hook-form";
import { controlClass, Field } from "./Field.tsx";

interface AccountFieldProps {
  readonly label: string;
  readonly type: "text" | "email" | "password";
  /** What a password manager should offer here. */
  readonly autoComplete: "name" | "username" | "current-password" | "new-password";
  readonly registration: UseFormRegisterReturn;
  readonly error: string | undefined;
  readonly help?: string | undefined;
}

/** One line of an account: what signing in, setting up and changing the password ask for. */
export function AccountField({ label, type, autoComplete, registration, error, help }: AccountFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      {(control) => (
        <input {...control} {...registration} type={type} autoComplete={autoComplete} className={controlClass(error)} />
      )}
    </Field>
  );
}
