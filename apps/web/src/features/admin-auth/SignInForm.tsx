import { type ReactNode, useState } from "react";
import { CodeStep } from "./CodeStep.tsx";
import { PasswordStep } from "./PasswordStep.tsx";
import type { SignInResult } from "./staff-session.ts";

interface SignInFormProps {
  readonly email: string;
  readonly onEmailTyped?: (email: string) => void;
  readonly onSignedIn: () => Promise<void>;
  /** Below the password, where it is of use. */
  readonly children?: ReactNode;
}

/** E-mail and password, then a code where the account has a second factor. */
export function SignInForm({ email, onEmailTyped, onSignedIn, children }: SignInFormProps) {
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
    <>
      <PasswordStep
        email={typedEmail}
        before={ended}
        onEmailTyped={onEmailTyped}
        onSignedIn={onSignedIn}
        onCodeNeeded={(address) => {
          setTypedEmail(address);
          setNeedsCode(true);
        }}
      />
      {children}
    </>
  );
}
