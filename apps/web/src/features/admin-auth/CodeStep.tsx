import { signInCodeInput } from "@guichet/api/account/two-factor-schema";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CodeKindSwitch, SecondFactorField } from "../../components/SecondFactorField.tsx";
import { CODE_SCHEMAS, type CodeKind } from "../../lib/code-kinds.ts";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { LostSecondFactor } from "./LostSecondFactor.tsx";
import { SignInOutcomeNotice } from "./SignInOutcomeNotice.tsx";
import { giveCode, type SignInResult } from "./staff-session.ts";

interface CodeStepProps {
  readonly onSignedIn: () => Promise<void>;
  /** Back to the password. @param why that is so, when it is not of their own will */
  readonly onBack: (why?: SignInResult) => void;
}

/** The second step: a code of the app, or a recovery code. */
export function CodeStep({ onSignedIn, onBack }: CodeStepProps) {
  const { t } = useTranslation("admin");
  const [kind, setKind] = useState<CodeKind>("app");
  const [refused, setRefused] = useState<SignInResult>();
  const describe = useFieldTexts();
  const { register, handleSubmit, formState, resetField, setFocus } = useLocalizedForm({
    defaultValues: { code: "" },
    resolver: wireResolver(
      signInCodeInput.extend({ code: CODE_SCHEMAS[kind] }),
      (values: { code: string }) => values,
      describe,
    ),
  });
  const { errors, isSubmitting } = formState;
  useEffect(() => setFocus("code"), [setFocus]);

  const submit = handleSubmit(
    async ({ code }) => {
      setRefused(undefined);
      const result = await giveCode(code);
      if (result.outcome === "signed-in") return onSignedIn();
      if (result.outcome === "over") return onBack(result);
      setRefused(result);
      resetField("code");
      setFocus("code");
    },
    () => setRefused(undefined),
  );

  const changeKind = (other: CodeKind) => {
    setKind(other);
    setRefused(undefined);
  };

  return (
    <form onSubmit={submit} noValidate>
      <SignInOutcomeNotice result={refused} />
      <SecondFactorField kind={kind} registration={register("code")} error={errors.code?.message} />
      <button type="submit" className="btn btn-primary w-100" disabled={isSubmitting}>
        {t(isSubmitting ? "signIn.busy" : "signIn.submit")}
      </button>
      <div className="d-flex flex-wrap justify-content-between gap-2 mt-2">
        <CodeKindSwitch kind={kind} form={{ resetField, setFocus }} onChange={changeKind} />
        <button type="button" className="btn btn-link px-0" onClick={() => onBack()}>
          {t("signIn.startAgain")}
        </button>
      </div>
      <LostSecondFactor />
    </form>
  );
}
