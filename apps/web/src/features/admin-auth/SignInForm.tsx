import { useState } from "react";
import { CodeStep } from "./CodeStep.tsx";
import { PasswordStep } from "./PasswordStep.tsx";
import type { SignInResult } from "./staff-session.ts";

/** E-mail and password, then a code where the account has a second factor. */
export function SignInForm({ email = "", onSignedIn }: { email?: string; onSignedIn: () => Promise<void> }) {
  const [typedEmail, setTypedEmail] = useState(email);
  const [needsCode, setNeedsCode] = useState(false);
  const [ended, setEnded] = useState<SignInResult>();

  if (needsCode) {
    return (
      <CodeStep
        onSignedIn={onSignedIn}
        onBack={(why) => {
          setEnded(why);
          setNeedsCode(false);
        }}
      />
    );
  }
  return (
    <PasswordStep
      email={typedEmail}
      before={ended}
      onSignedIn={onSignedIn}
      onCodeNeeded={(address) => {
        setTypedEmail(address);
        setNeedsCode(true);
      }}
    />
  );
}
