import {
  type Connection,
  findStaffRow,
  findVerification,
  insertPasswordReset,
  type StaffMemberRow,
  useAllowance,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import { subjectOf, useOnce } from "../allowance-service.ts";
import { noteRefusedLink } from "../auth/refused-link.ts";
import { hashOfToken, makeToken } from "../auth/tokens.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { queueLetter } from "../mail/queue-service.ts";
import { networkOf } from "../network.ts";
import { change } from "../unit-of-work.ts";
import { recordAskedForLink } from "./password-reset-log-service.ts";
import type { PasswordResetState } from "./password-reset-schema.ts";

/** How long a link works: so long, a letter may take to arrive and be read. */
const LIFETIME_MS = 30 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
/** Nobody's mailbox is filled by others who ask in their name, and nobody's link is ended by them for longer than an hour. */
const OF_RECIPIENT = { kind: "reset-to-address", limit: 3, windowMs: HOUR_MS };
const OF_CLIENT = { kind: "reset-from-address", limit: 20, windowMs: HOUR_MS };

/**
 * Asks for a letter with a link for a new password; it ends the link before. Whoever asks gets the same answer, after the same statements,
 * for every address: that nobody, or somebody who may not sign in, has it shows when the letter is written, which is then not sent. An
 * address that was sent three within the hour is sent no more, and that is not told either. The audit log has it all.
 * @param email in lower case
 */
export async function requestPasswordReset(ctx: Context, { email }: { readonly email: string }): Promise<Result<void>> {
  if (!ctx.sendsMail) return fail("password-reset-off");
  const now = ctx.now();
  const [id, token, expiresAt] = [uuidv7(), makeToken(), new Date(now.getTime() + LIFETIME_MS)];
  const { address } = ctx.source;
  const ofClient = { ...OF_CLIENT, subject: subjectOf(address === null ? "" : networkOf(address)) };
  return change(ctx.database, async (tx, attempt) => {
    const fromClient = await useOnce(tx, ofClient, { now, reason: "too-many-requests" });
    if (!fromClient.ok) return fromClient;
    const { used, windowEndsAt } = fromClient.value;
    const throttledUntil = used >= OF_CLIENT.limit ? windowEndsAt : null;
    const toRecipient = { ...OF_RECIPIENT, subject: subjectOf(email) };
    const { granted } = await useAllowance(tx, toRecipient, { amount: 1, now });
    if (granted) {
      await insertPasswordReset(tx, { id, email, hash: hashOfToken(token), expiresAt, createdAt: now });
      const letter = { to: email, locale: ctx.locale, token, expiresAt: expiresAt.toISOString() };
      const asked = { askedAt: now.toISOString(), askedFrom: address };
      await queueLetter(tx, ctx, { topic: "password-reset", ...letter, ...asked });
    }
    await recordAskedForLink(tx, ctx, { email, granted, throttledUntil, attempt });
    return ok(undefined);
  });
}

/** What a link opens, to be shown before the form is filled in. */
export async function readPasswordReset(ctx: Context, token: string): Promise<PasswordResetState> {
  const holder = await holderOfLink(ctx.database.writer, token, ctx.now());
  if (holder === null) noteRefusedLink(ctx, "auth.reset-password");
  return { reset: holder === null ? null : { email: holder.email, needsCode: holder.twoFactorEnabled } };
}

/** Whose link it is, while it works and they may sign in. */
export async function holderOfLink(db: Connection, token: string, now: Date): Promise<StaffMemberRow | null> {
  const link = await findVerification(db, { kind: "password-reset", hash: hashOfToken(token), now });
  const userId = link?.userId ?? null;
  const holder = userId === null ? null : await findStaffRow(db, userId);
  return holder === null || holder.disabled ? null : holder;
}
