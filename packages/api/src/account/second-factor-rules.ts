import type { Reason } from "../errors.ts";

export type SecondFactorKind = "app" | "recovery-code";

/** What is said of a code that was not right: what helps depends on what was given. */
export const WRONG_CODE = {
  app: "second-factor-invalid",
  "recovery-code": "recovery-code-invalid",
} as const satisfies Record<SecondFactorKind, Reason>;

/** Whether something was refused for a second factor that was not right, of either kind. */
export function isWrongCode(reason: Reason | null): boolean {
  return Object.values<Reason | null>(WRONG_CODE).includes(reason);
}
