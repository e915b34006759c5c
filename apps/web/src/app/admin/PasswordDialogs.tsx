import { lazy, Suspense, useEffect, useState } from "react";
import { usePasswordQuestion } from "../../lib/reauthentication.ts";

const loadReauthentication = () => import("../../features/admin-auth/ReauthenticationDialog.tsx");
const loadSignIn = () => import("../../features/admin-auth/SignInDialog.tsx");
const ReauthenticationDialog = lazy(async () => ({ default: (await loadReauthentication()).ReauthenticationDialog }));
const SignInDialog = lazy(async () => ({ default: (await loadSignIn()).SignInDialog }));

interface PasswordDialogsProps {
  readonly email: string;
  readonly isSignedIn: boolean;
  readonly onLeave: () => void;
}

/** What asks for the password over a page in use: before a change that needs it, or because the session has ended. */
export function PasswordDialogs({ email, isSignedIn, onLeave }: PasswordDialogsProps) {
  const isAsked = usePasswordQuestion();
  const [wasAsked, setWasAsked] = useState(false);
  if (isAsked && !wasAsked) setWasAsked(true);
  // Not with the first page, but before they are needed: by then a new version may have taken their files' place.
  useEffect(() => {
    void Promise.all([loadReauthentication(), loadSignIn()]).catch(() => undefined);
  }, []);
  return (
    <Suspense fallback={null}>
      {isSignedIn && wasAsked && <ReauthenticationDialog email={email} />}
      {!isSignedIn && <SignInDialog email={email} onLeave={onLeave} />}
    </Suspense>
  );
}
