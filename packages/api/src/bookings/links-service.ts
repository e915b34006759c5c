import { type Allowance, useAllowance } from "@guichet/db";
import { subjectOf, useOnce } from "../allowance-service.ts";
import type { Context } from "../context.ts";
import { fail, ok, type Result } from "../errors.ts";
import { queueLetter } from "../mail/queue-service.ts";
import { networkOf } from "../network.ts";
import { change } from "../unit-of-work.ts";

const HOUR_MS = 60 * 60 * 1000;
/** Nobody's mailbox is filled by others who ask in their name. */
const OF_RECIPIENT = { kind: "links-to-address", limit: 3, windowMs: HOUR_MS };
const OF_CLIENT = { kind: "links-from-address", limit: 20, windowMs: HOUR_MS };

/** Whether lost links can be sent at all: that takes a mail server. */
export function readLinksService({ sendsMail }: Pick<Context, "sendsMail">): { available: boolean } {
  return { available: sendsMail };
}

/**
 * Asks for a letter with the links of all live bookings of an address. Whether there are any is looked up when the letter is written:
 * whoever asks gets the same answer, after the same work, for every address. An address that was sent three within the hour is sent no
 * more, and that is not told either.
 */
export async function sendLinks(ctx: Context, { email }: { readonly email: string }): Promise<Result<void>> {
  if (!ctx.sendsMail) return fail("mail-off");
  const now = ctx.now();
  return change(ctx.database, async (tx) => {
    const fromClient = await useOnce(tx, clientAllowance(ctx), { now, reason: "too-many-requests" });
    if (!fromClient.ok) return fromClient;
    const toRecipient = { ...OF_RECIPIENT, subject: subjectOf(email.toLowerCase()) };
    if ((await useAllowance(tx, toRecipient, { amount: 1, now })).granted) {
      await queueLetter(tx, ctx, { topic: "booking-links", to: email, locale: ctx.locale });
    }
    return ok(undefined);
  });
}

function clientAllowance({ source }: Context): Allowance {
  return { ...OF_CLIENT, subject: subjectOf(source.address === null ? "" : networkOf(source.address)) };
}
