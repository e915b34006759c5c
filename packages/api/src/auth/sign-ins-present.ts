import type { LiveLoginRow } from "@guichet/db";
import type { SignIn } from "./sign-ins-schema.ts";
import { namesOfUserAgent } from "./user-agent-rules.ts";

/** @param currentId the login that asks */
export function presentSignIn(row: LiveLoginRow, currentId: string | null): SignIn {
  return {
    id: row.id,
    current: row.id === currentId,
    ...namesOfUserAgent(row.userAgent),
    address: row.ipAddress,
    since: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
  };
}
