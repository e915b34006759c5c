import { appCode, recoveryCode } from "@guichet/api/account/two-factor-schema";

/** What a second factor is given with: the six digits of an app, or a recovery code. */
export type CodeKind = "app" | "recovery";

/** What such a code looks like: what cannot be one is said before it costs a try. */
export const CODE_SCHEMAS = { app: appCode, recovery: recoveryCode } as const satisfies Record<CodeKind, unknown>;
