import { WRONG_CODE } from "@guichet/api/account/second-factor-rules";
import { isReason, type Reason } from "@guichet/api/errors";

/**
 * How a step of a sign-in ended. Wrong address and wrong password are one outcome: which it was stays unsaid. `over`: the second step came
 * too late, and begins with the password again.
 */
export type SignInOutcome =
  | "signed-in"
  | "code-needed"
  | "refused"
  | "wrong-code"
  | "wrong-recovery-code"
  | "over"
  | "too-many"
  | "too-many-codes"
  | "unreachable";

export interface SignInResult {
  readonly outcome: SignInOutcome;
  /** When it may be tried again, where the server said so. */
  readonly retryAfterSeconds?: number;
}

const JSON_POST = {
  method: "POST",
  credentials: "same-origin",
  headers: { "content-type": "application/json" },
} as const;

/**
 * Gives address and password; the answer sets an HttpOnly cookie, which signs in or stands for the second step.
 * @param credentials these two alone are sent, whatever a form holds besides: the server refuses fields that it does not know
 */
export async function signIn({ email, password }: { email: string; password: string }): Promise<SignInResult> {
  const answer = await post("/api/auth/sign-in/email", { email, password });
  if (answer === null || answer.status >= 500) return { outcome: "unreachable" };
  if (answer.ok) return { outcome: answer.secondFactor ? "code-needed" : "signed-in" };
  return answer.status === 429 ? { outcome: "too-many", ...answer.wait } : { outcome: "refused" };
}

/** Gives the code of the second step: of an app, or a recovery code. */
export async function giveCode(code: string): Promise<SignInResult> {
  const answer = await post("/api/auth/sign-in/code", { code });
  if (answer === null || answer.status >= 500) return { outcome: "unreachable" };
  if (answer.ok) return { outcome: "signed-in" };
  if (answer.status === 429) return { outcome: "too-many-codes", ...answer.wait };
  if (answer.reason === "sign-in-over") return { outcome: "over" };
  return { outcome: answer.reason === WRONG_CODE["recovery-code"] ? "wrong-recovery-code" : "wrong-code" };
}

/** Ends the session on the server. @returns whether the server said so. */
export async function signOut(): Promise<boolean> {
  return (await post("/api/auth/sign-out", {}))?.ok ?? false;
}

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly reason: Reason | null;
  readonly secondFactor: boolean;
  readonly wait: Pick<SignInResult, "retryAfterSeconds">;
}

/** @returns null when there was no answer */
async function post(path: string, body: object): Promise<Answer | null> {
  try {
    const answer = await fetch(path, { ...JSON_POST, body: JSON.stringify(body) });
    const told: { reason?: unknown; secondFactor?: unknown; retryAfterSeconds?: unknown } = await answer
      .json()
      .catch(() => ({}));
    const { ok, status } = answer;
    const { reason, secondFactor, retryAfterSeconds } = told;
    return {
      ok,
      status,
      reason: isReason(reason) ? reason : null,
      secondFactor: secondFactor === true,
      wait: typeof retryAfterSeconds === "number" ? { retryAfterSeconds } : {},
    };
  } catch {
    return null;
  }
}
