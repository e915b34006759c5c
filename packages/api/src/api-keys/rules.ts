import type { ApiKeyState } from "./schema.ts";

/** Whether a key opens anything at `now`, and if not, why. */
export function stateOfKey(
  key: { readonly revokedAt: Date | null; readonly expiresAt: Date | null },
  now: Date,
): ApiKeyState {
  if (key.revokedAt !== null) return "revoked";
  return key.expiresAt !== null && key.expiresAt <= now ? "expired" : "live";
}
