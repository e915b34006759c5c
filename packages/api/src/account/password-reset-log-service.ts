import { findCredentials, type StaffMemberRow, type Transaction } from "@guichet/db";
import { recordChange, recordRefusal } from "../audit-log/record-service.ts";
import { triedAccount, useLogShare } from "../auth/log-share-service.ts";
import type { Context } from "../context.ts";
import type { Reason } from "../errors.ts";
import type { Attempt } from "../unit-of-work.ts";

/** Somebody who asks for a link. */
export interface AskedForLink {
  /** In lower case: perhaps nobody's. */
  readonly email: string;
  /** Whether a letter was asked for: an address gets so many. */
  readonly granted: boolean;
  /** Set when nobody at this address of the network is heard until then. */
  readonly throttledUntil: Date | null;
}

/** Tells the audit log that a link was asked for, after the same statements whether there is such an account or not. */
export async function recordAskedForLink(
  tx: Transaction,
  ctx: Context,
  { email, granted, throttledUntil, attempt }: AskedForLink & { readonly attempt: Attempt },
): Promise<void> {
  const userId = (await findCredentials(tx, email))?.userId ?? null;
  const share = await useLogShare(tx, { email, userId, source: ctx.source, now: ctx.now() });
  if (!share.hasRoom) return;
  const { nextNotLoggedUntil } = share;
  const after = {
    email,
    ...(granted ? {} : { reason: "too-many-requests" satisfies Reason }),
    ...(throttledUntil === null ? {} : { throttledUntil: throttledUntil.toISOString() }),
    ...(nextNotLoggedUntil === null ? {} : { nextNotLoggedUntil: nextNotLoggedUntil.toISOString() }),
  };
  const what = { action: "auth.request-reset", ...triedAccount({ email, userId }), after } as const;
  if (granted) await recordChange(tx, ctx, { ...what, before: null }, attempt);
  else await recordRefusal(tx, ctx, what);
}

/** Why somebody with a link that works gets no new password, and when it was the last try for a while, until when. */
export interface RefusedReset {
  readonly holder: StaffMemberRow;
  readonly reason: Reason;
  readonly throttledUntil: Date | null;
}

/** At most as many as there are attempts. */
export function recordRefusedReset(ctx: Context, { holder, reason, throttledUntil }: RefusedReset): Promise<void> {
  const { id, name, email } = holder;
  const until = throttledUntil === null ? {} : { throttledUntil: throttledUntil.toISOString() };
  const whose = { entityType: "user", entityId: id, after: { name, email, reason, ...until } };
  return recordRefusal(ctx.database.writer, ctx, { action: "auth.reset-password", ...whose });
}
