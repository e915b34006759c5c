import { type AuditSource, type Connection, type Transaction, useAllowance } from "@guichet/db";
import { subjectOf } from "../allowance-service.ts";
import { recordChange, recordRefusal } from "../audit-log/record-service.ts";
import { GUEST } from "./actor.ts";

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

export interface RefusedSignIn {
  /** The address that was tried: perhaps nobody's. */
  readonly email: string;
  readonly source: AuditSource;
  readonly now: Date;
  /** Set when no other attempt will be heard until then. */
  readonly throttledUntil: Date | null;
}

/** How many refused sign-ins are written down, of all accounts and addresses together: from a thousand addresses come as many as it pleases. */
const LOGGED = { kind: "refused-sign-in-log", limit: 1_000, windowMs: 60 * 60 * 1000 } as const;

/**
 * Tells the audit log of a sign-in that was refused, the same whether there is such an account or not. Beyond 1,000 an hour they are only
 * counted (guichet_sign_ins_total): the last entry says until when.
 */
export async function recordRefusedSignIn(db: Connection, refused: RefusedSignIn): Promise<void> {
  const { email, source, now, throttledUntil } = refused;
  const logged = { ...LOGGED, subject: subjectOf("all") };
  const { granted, used, windowEndsAt } = await useAllowance(db, logged, { amount: 1, now });
  if (!granted) return;
  const origin = { actor: GUEST, source, now: () => now };
  await recordRefusal(db, origin, {
    action: throttledUntil === null ? "auth.sign-in" : "auth.sign-in-throttled",
    entityType: "sign-in",
    entityId: null,
    after: {
      email,
      ...(throttledUntil === null ? {} : { throttledUntil: throttledUntil.toISOString() }),
      ...(used < LOGGED.limit ? {} : { nextNotLoggedUntil: windowEndsAt.toISOString() }),
    },
  });
}
