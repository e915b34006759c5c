import { reauthenticateInput } from "@guichet/api/account/schema";
import { isWrongCode } from "@guichet/api/account/second-factor-rules";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AccountField } from "../../components/AccountField.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { FormFoot } from "../../components/FormFoot.tsx";
import { KnownUsername } from "../../components/KnownUsername.tsx";
import { SecondFactorEntry } from "../../components/SecondFactorField.tsx";
import { CODE_SCHEMAS, type CodeKind } from "../../lib/code-kinds.ts";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";

const EMPTY = { password: "", code: "" };

interface ReauthenticationFormProps {
  readonly email: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The password, and a code where the account has a second factor. */
export function ReauthenticationForm({ email, onDone, onCancel }: ReauthenticationFormProps) {
  const { t } = useTranslation("admin");
  const describe = useFieldTexts();
  const [kind, setKind] = useState<CodeKind>("app");
  const twoFactor = trpc.twoFactor.state.useQuery();
  const reauthenticate = trpc.account.reauthenticate.useMutation();
  const needsCode = twoFactor.data?.enabled === true;
  const { register, handleSubmit, formState, resetField, setFocus } = useLocalizedForm({
    defaultValues: EMPTY,
    resolver: wireResolver(
      reauthenticateInput.extend({ code: CODE_SCHEMAS[kind].optional() }),
      (values: typeof EMPTY) => toInput(values, needsCode),
      describe,
    ),
  });
  const { errors } = formState;
  useEffect(() => setFocus("password"), [setFocus]);

  const submit = handleSubmit(async (input) => {
    try {
      await reauthenticate.mutateAsync(input);
      onDone();
    } catch (error) {
      // The session itself has ended: the sign-in takes over.
      if (reasonOf(error) === "unauthenticated") return onCancel();
      const wrong = isWrongCode(reasonOf(error)) ? "code" : "password";
      resetField(wrong);
      setFocus(wrong);
    }
  }, reauthenticate.reset);

  if (twoFactor.isError) return <ErrorNotice error={twoFactor.error} onRetry={() => void twoFactor.refetch()} />;
  return (
    <form onSubmit={submit} noValidate>
      {reauthenticate.error !== null && <ErrorNotice error={reauthenticate.error} />}
      <KnownUsername email={email} />
      <AccountField
        label={t("signIn.password")}
        type="password"
        autoComplete="current-password"
        registration={register("password")}
        error={errors.password?.message}
      />
      {needsCode && (
        <SecondFactorEntry
          kind={kind}
          registration={register("code")}
          error={errors.code?.message}
          form={{ resetField, setFocus }}
          onChange={(other) => {
            setKind(other);
            reauthenticate.reset();
          }}
        />
      )}
      <FormFoot
        label={t(reauthenticate.isPending ? "reauthentication.busy" : "reauthentication.submit")}
        isBusy={reauthenticate.isPending}
        isReady={!twoFactor.isPending}
        onCancel={onCancel}
      />
    </form>
  );
}

/** An empty code is one that was forgotten, where one is needed. */
function toInput({ password, code }: typeof EMPTY, needsCode: boolean) {
  return needsCode ? { password, code } : { password };
}
