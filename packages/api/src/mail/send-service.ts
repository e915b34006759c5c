import {
  type Allowance,
  giveUpOutboxMessage,
  inTransaction,
  markOutboxSent,
  type OutboxRow,
  postponeOutboxMessage,
  takeOutboxMessage,
  type WritableDatabase,
} from "@guichet/db";
import { subjectOf, useOnce } from "../allowance-service.ts";
import type { Metrics } from "../metrics.ts";
import { composeLetter } from "./compose-service.ts";
import { formsOf } from "./letter-forms.ts";
import type { Delivery, Mailer } from "./mailer.ts";
import { ATTEMPT_MS, HOUR_MS, KEPT_MS, MOST_AN_HOUR, nextAttempt } from "./rules.ts";
import { letterOrder } from "./schema.ts";

export interface SendServices {
  readonly database: WritableDatabase;
  readonly mailer: Mailer;
  /** Where the links of letters lead, without a slash at the end. */
  readonly publicUrl: string;
  readonly metrics: Metrics;
  readonly now: () => Date;
  /** Told what could not be sent, in one line without addresses. */
  readonly warn: (line: string) => void;
}

/** `none`: somebody else has it, or there was nothing to tell. */
export type SendOutcome = Delivery["outcome"] | "none";

/**
 * Sends one letter of the outbox, if it is due. That it is ours, and that the change it tells of is kept by a majority of a cluster, is
 * committed before anything leaves; that it was sent, after. A process that dies in between makes it go twice, with one Message-ID.
 */
export async function sendLetter(services: SendServices, id: string): Promise<SendOutcome> {
  const { database, now } = services;
  const begun = now();
  const until = new Date(begun.getTime() + ATTEMPT_MS);
  const row = await inTransaction(database, (tx) => takeOutboxMessage(tx, { id, now: begun, until }));
  if (row === null) return "none";
  const delivery = await deliver(services, row);
  if (delivery === null || delivery.outcome === "sent") {
    await inTransaction(database, (tx) => markOutboxSent(tx, id, now()));
    if (delivery !== null) services.metrics.letters.inc({ outcome: "sent" });
    return delivery === null ? "none" : "sent";
  }
  await putOff(services, row, delivery);
  return delivery.outcome;
}

/** @returns null when there is nothing to tell */
async function deliver(services: SendServices, row: OutboxRow): Promise<Delivery | null> {
  const order = readOrder(row);
  // Of a newer release, perhaps, which another process runs.
  if (order === null) return { outcome: "failed", why: "this release cannot read it" };
  const { database, publicUrl, now, mailer } = services;
  const letter = await composeLetter(order, { db: database.writer, publicUrl, now: now() });
  if (letter === null) return null;
  const use = await useOnce(database.writer, lettersTo(order.to), { now: now(), reason: "too-many-requests" });
  if (!use.ok) return { outcome: "failed", why: `one address gets ${MOST_AN_HOUR} letters an hour at most` };
  return mailer.send({ ...formsOf(letter), to: order.to, messageId: row.id });
}

/** Whoever books, confirms and cancels under a stranger's address must not fill the stranger's mailbox. */
function lettersTo(address: string): Allowance {
  const subject = subjectOf("recipient", address.toLowerCase());
  return { kind: "letters", subject, limit: MOST_AN_HOUR, windowMs: HOUR_MS };
}

function readOrder({ topic, payload }: OutboxRow) {
  const parsed = letterOrder.safeParse({ ...(JSON.parse(payload) as object), topic });
  return parsed.success ? parsed.data : null;
}

type Failed = Extract<Delivery, { why: string }>;

async function putOff(services: SendServices, row: OutboxRow, { outcome, why }: Failed): Promise<void> {
  const { database, metrics, now, warn } = services;
  const next = outcome === "refused" ? null : nextAttempt(row.attempts, now());
  const name = `letter ${row.id} (${row.topic})`;
  if (next !== null) {
    metrics.letters.inc({ outcome: "postponed" });
    warn(`${name} was not sent at attempt ${row.attempts}: ${why}`);
    await inTransaction(database, (tx) => postponeOutboxMessage(tx, row, next));
    return;
  }
  metrics.letters.inc({ outcome: "given-up" });
  warn(`${name} is given up after attempt ${row.attempts}: ${why}`);
  const at = now();
  const forgetAt = new Date(at.getTime() + KEPT_MS);
  await inTransaction(database, (tx) => giveUpOutboxMessage(tx, row, { now: at, forgetAt }));
}
