/**
 * Tells password managers whose password is asked for, where the page knows it. A text field that is not shown: hidden by its type, it
 * would be read by none.
 */
export function KnownUsername({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />;
}
