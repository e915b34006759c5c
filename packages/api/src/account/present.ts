import type { OwnLoginRow } from "@guichet/db";
import type { OwnSignIn } from "./schema.ts";

/** A login as its owner sees it: never the token. */
export function presentOwnSignIn(row: OwnLoginRow, currentId: string): OwnSignIn {
  const { id, ipAddress: address, userAgent, createdAt, updatedAt } = row;
  return {
    id,
    current: id === currentId,
    address,
    userAgent,
    signedInAt: createdAt.toISOString(),
    usedAt: updatedAt.toISOString(),
  };
}
