import { signInInput } from "@guichet/api/auth/schema";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AccountField } from "../../components/AccountField.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { SignInOutcomeNotice } from "./SignInOutcomeNotice.tsx";
import { type SignInResult, signIn } from "./staff-session.ts";

interface Credentials {
  email: string;
  password: string;
}

interface PasswordStepProps {
  readonly email: string;
  /** How a second step ended that led back here. */
  readonly before: SignInResult | undefined;
  readonly onEmailTyped: ((email: string) => void) | undefined;
  readonly onSignedIn: () => Promise<void>;
  readonly onCodeNeeded: (email: string) => void;
}

/** E-mail and password. Every refusal reads the same, so that it tells nothing about who has an account. */
export function PasswordStep({ email, before, onEmailTyped, onSignedIn, onCodeNeeded }: PasswordStepProps) {
  const { t } = useTranslation("admin");
  const [refused, setRefused] = useState(before);
  const describe = useFieldTexts();
  const { register, handleSubmit, formState, resetField, setFocus } = useLocalizedForm<Credentials>({
    defaultValues: { email, password: "" },
    resolver: wireResolver(signInInput, (values: Credentials) => values, describe),
  });
  const { errors, isSubmitting } = formState;

  useEffect(() => setFocus(email === "" ? "email" : "password"), [setFocus, email]);

  const submit = handleSubmit(
    async (credentials) => {
      setRefused(undefined);
      const result = await signIn(credentials);
      if (result.outcome === "signed-in") return onSignedIn();
      if (result.outcome === "code-needed") return onCodeNeeded(credentials.email);
      setRefused(result);
      resetField("password");
      setFocus("password");
    },
    () => setRefused(undefined),
  );

  return (
    <form onSubmit={submit} noValidate>
      <SignInOutcomeNotice result={refused} />
      <AccountField
        label={t("signIn.email")}
        type="email"
        autoComplete="username"
        registration={register("email", { onChange: ({ target }) => onEmailTyped?.(target.value) })}
        error={errors.email?.message}
      />
      <AccountField
        label={t("signIn.password")}
        type="password"
        autoComplete="current-password"
        registration={register("password")}
        error={errors.password?.message}
      />
      <button type="submit" className="btn btn-primary w-100" disabled={isSubmitting}>
        {t(isSubmitting ? "signIn.busy" : "signIn.submit")}
      </button>
    </form>
  );
}
