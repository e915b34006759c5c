import { waitText } from "@guichet/api/wait-text";
import { useTranslation } from "react-i18next";
import { useLocale } from "../../lib/i18n.ts";
import type { SignInOutcome, SignInResult } from "./staff-session.ts";

/** Says how a step of a sign-in ended, when it did not lead on. */
export function SignInOutcomeNotice({ result }: { result: SignInResult | undefined }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const wait = result?.retryAfterSeconds;
  return (
    <div role="alert">
      {result !== undefined && (
        <div className="alert alert-danger">
          {t(OUTCOME_TEXTS[result.outcome])}
          {wait !== undefined && ` ${t("signIn.retry", { when: waitText(wait, locale) })}`}
        </div>
      )}
    </div>
  );
}

const OUTCOME_TEXTS = {
  "signed-in": "signIn.busy",
  "code-needed": "signIn.busy",
  refused: "signIn.refused",
  "wrong-code": "signIn.wrongCode",
  "wrong-recovery-code": "signIn.wrongRecoveryCode",
  over: "signIn.over",
  "too-many": "signIn.tooMany",
  "too-many-codes": "signIn.tooManyCodes",
  unreachable: "signIn.unreachable",
} as const satisfies Record<SignInOutcome, string>;
