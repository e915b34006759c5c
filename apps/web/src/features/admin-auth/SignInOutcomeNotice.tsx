import { useTranslation } from "react-i18next";
import type { SignInOutcome } from "./staff-session.ts";

/** Says how a step of a sign-in ended, when it did not lead on. */
export function SignInOutcomeNotice({ outcome }: { outcome: SignInOutcome | undefined }) {
  const { t } = useTranslation("admin");
  return (
    <div role="alert">
      {outcome !== undefined && <div className="alert alert-danger">{t(OUTCOME_TEXTS[outcome])}</div>}
    </div>
  );
}

const OUTCOME_TEXTS = {
  "signed-in": "signIn.busy",
  "code-needed": "signIn.busy",
  refused: "signIn.refused",
  "wrong-code": "signIn.wrongCode",
  over: "signIn.over",
  "too-many": "signIn.tooMany",
  "too-many-codes": "signIn.tooManyCodes",
  unreachable: "signIn.unreachable",
} as const satisfies Record<SignInOutcome, string>;
