import { resetPasswordInput } from "@guichet/api/account/password-reset-schema";
import { isWrongCode } from "@guichet/api/account/second-factor-rules";
import { MIN_PASSWORD_LENGTH } from "@guichet/api/auth/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AccountField } from "../../components/AccountField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { KnownUsername } from "../../components/KnownUsername.tsx";
import { SecondFactorEntry } from "../../components/SecondFactorField.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { AdminLink, useAdminNavigate } from "../../lib/admin-navigation.ts";
import { CODE_SCHEMAS, type CodeKind } from "../../lib/code-kinds.ts";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { useTypedEmail } from "./typed-email.ts";

const EMPTY = { password: "", code: "" };

interface ResetPasswordFormProps {
  readonly token: string;
  readonly email: string;
  readonly needsCode: boolean;
}

/** The new password, and a code where the account has a second factor. One signs in with them afterwards, as always. */
export function ResetPasswordForm({ token, email, needsCode }: ResetPasswordFormProps) {
  const { t } = useTranslation("admin");
  const describe = useFieldTexts();
  const navigate = useAdminNavigate();
  const toast = useToast();
  const typedEmail = useTypedEmail();
  const [kind, setKind] = useState<CodeKind>("app");
  const finish = trpc.passwordReset.finish.useMutation();
  const { register, handleSubmit, formState, resetField, setFocus } = useLocalizedForm({
    defaultValues: EMPTY,
    resolver: wireResolver(
      resetPasswordInput.extend({ code: CODE_SCHEMAS[kind].optional() }),
      ({ password, code }: typeof EMPTY) => ({ token, password, ...(needsCode ? { code } : {}) }),
      describe,
    ),
  });
  const { errors } = formState;

  const submit = handleSubmit(async (input) => {
    try {
      await finish.mutateAsync(input);
    } catch (error) {
      if (!isWrongCode(reasonOf(error))) return setFocus("password");
      resetField("code");
      return setFocus("code");
    }
    typedEmail.current = email;
    toast(t("resetPassword.done"));
    await navigate({ to: "/sign-in", replace: true });
  }, finish.reset);

  // The link ended while the form was open: nothing in it is of use any more.
  if (reasonOf(finish.error) === "reset-link-invalid") {
    return (
      <ErrorNotice error={finish.error}>
        <AdminLink to="/forgotten-password" className="btn btn-primary">
          {t("resetPassword.again")}
        </AdminLink>
      </ErrorNotice>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <p className="text-body-secondary">{t("resetPassword.lead", { email })}</p>
      {finish.error !== null && <ErrorNotice error={finish.error} />}
      <KnownUsername email={email} />
      <AccountField
        label={t("password.new")}
        type="password"
        autoComplete="new-password"
        registration={register("password")}
        error={errors.password?.message}
        help={errors.password === undefined ? t("setup.passwordHelp", { count: MIN_PASSWORD_LENGTH }) : undefined}
      />
      {needsCode && (
        <SecondFactorEntry
          kind={kind}
          registration={register("code")}
          error={errors.code?.message}
          form={{ resetField, setFocus }}
          onChange={(other) => {
            setKind(other);
            finish.reset();
          }}
        />
      )}
      <button type="submit" className="btn btn-primary w-100" disabled={finish.isPending}>
        {t(finish.isPending ? "form.saving" : "resetPassword.submit")}
      </button>
    </form>
  );
}
