import type { AuditSource, Connection, Transaction } from "@guichet/db";
import { recordChange, recordRefusal } from "../audit-log/record-service.ts";
import { GUEST } from "./actor.ts";
import { type LoggedStranger, triedAccount, useLogShare } from "./log-share-service.ts";

interface SignInEntry {
  readonly action: "auth.sign-in" | "auth.sign-out" | "auth.reset-password";
  readonly user: { readonly userId: string; readonly name: string };
  readonly source: AuditSource;
  readonly now: Date;
  readonly after: { readonly with: readonly string[]; readonly endedSignIns?: number } | null;
}

/** Tells the audit log of somebody who came, went or got a new password, in the transaction that lets them. */
export function recordSignIn(tx: Transaction, entry: SignInEntry): Promise<void> {
  const { action, user, source, now, after } = entry;
  const { userId, name } = user;
  const origin = { actor: { type: "staff", userId, name }, source, now: () => now } as const;
  return recordChange(tx, origin, { action, entityType: "user", entityId: userId, before: null, after });
}

export interface RefusedSignIn extends LoggedStranger {
  /** Set when no other attempt will be heard until then. */
  readonly throttledUntil: Date | null;
}

/**
 * Tells the audit log of a sign-in that was refused, after the same statements whether there is such an account or not. The last entry of
 * a share says until when no other of it is written; how many were left out another one tells (log-share-service.ts).
 */
export async function recordRefusedSignIn(db: Connection, refused: RefusedSignIn): Promise<void> {
  const { email, userId, source, now, throttledUntil } = refused;
  const share = await useLogShare(db, refused);
  if (!share.hasRoom) return;
  const { nextNotLoggedUntil } = share;
  const origin = { actor: GUEST, source, now: () => now };
  await recordRefusal(db, origin, {
    action: throttledUntil === null ? "auth.sign-in" : "auth.sign-in-throttled",
    ...triedAccount({ email, userId }),
    after: {
      email,
      ...(throttledUntil === null ? {} : { throttledUntil: throttledUntil.toISOString() }),
      ...(nextNotLoggedUntil === null ? {} : { nextNotLoggedUntil: nextNotLoggedUntil.toISOString() }),
    },
  });
}
