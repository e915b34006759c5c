/** How an attempt to sign in ended. Wrong address and wrong password are one outcome: which it was stays unsaid. */
export type SignInOutcome = "signed-in" | "refused" | "too-many" | "unreachable";

const JSON_POST = {
  method: "POST",
  credentials: "same-origin",
  headers: { "content-type": "application/json" },
} as const;

/** Signs a member of staff in; the answer sets an HttpOnly cookie. */
export async function signIn(credentials: { email: string; password: string }): Promise<SignInOutcome> {
  try {
    const answer = await fetch("/api/auth/sign-in/email", { ...JSON_POST, body: JSON.stringify(credentials) });
    if (answer.ok) return "signed-in";
    if (answer.status === 429) return "too-many";
    return answer.status < 500 ? "refused" : "unreachable";
  } catch {
    return "unreachable";
  }
}

/** Ends the session on the server. @returns whether the server said so. */
export async function signOut(): Promise<boolean> {
  try {
    return (await fetch("/api/auth/sign-out", { ...JSON_POST, body: "{}" })).ok;
  } catch {
    return false;
  }
}
