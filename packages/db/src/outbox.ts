import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/*
 * Messages that are to leave the system because of a change, written in the transaction of that change: there is neither without the
 * other. A job sends them (packages/api/src/mail). `available_at` says when a row is to be looked at next: to be sent, and after that
 * was given up, to be deleted.
 */

export interface NewOutboxMessage {
  readonly id: string;
  /** What kind of message it is. */
  readonly topic: string;
  /** What it is about. */
  readonly aggregateId: string;
  /** JSON. Emptied when the message has been sent or given up: addresses and links do not stay. */
  readonly payload: string;
}

export interface OutboxRow extends NewOutboxMessage {
  /** That were begun, this one included. */
  readonly attempts: number;
}

/** Inserts messages: one constant statement and one parameter, however many. */
export async function insertOutboxMessages(
  tx: Transaction,
  messages: readonly NewOutboxMessage[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO outbox (id, topic, aggregate_id, payload, available_at, created_at)
    SELECT r.id, r.topic, r.aggregateId, r.payload, ${now}, ${now}
    FROM JSON_TABLE(${JSON.stringify(messages)}, '$[*]' COLUMNS (
      id CHAR(36) PATH '$.id', topic VARCHAR(60) PATH '$.topic', aggregateId CHAR(36) PATH '$.aggregateId',
      payload LONGTEXT PATH '$.payload')) r`;
}

/** Ids of messages that are due, those that have waited longest first. */
export async function dueOutboxMessages(db: Connection, now: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM outbox FORCE INDEX (outbox_due_idx)
    WHERE sent_at IS NULL AND available_at <= ${now} AND given_up_at IS NULL ORDER BY available_at, id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/**
 * Takes a due message until `until`: one conditional UPDATE whose count decides among processes, to be committed before the message is
 * sent (SKIP LOCKED does not reach across the nodes of a cluster). Nobody else takes it before `until`.
 * @returns null when another process has it
 */
export async function takeOutboxMessage(
  tx: Transaction,
  { id, now, until }: { readonly id: string; readonly now: Date; readonly until: Date },
): Promise<OutboxRow | null> {
  const taken = await tx.$executeRaw`
    UPDATE outbox SET available_at = ${until}, attempts = attempts + 1
    WHERE id = ${id} AND sent_at IS NULL AND given_up_at IS NULL AND available_at <= ${now}`;
  if (taken !== 1) return null;
  const [row] = await tx.$queryRaw<OutboxRow[]>`
    SELECT id, topic, aggregate_id AS aggregateId, CAST(payload AS CHAR) AS payload, attempts FROM outbox WHERE id = ${id}`;
  return row ?? null;
}

/** Notes that a message has left, whoever has it by now, and forgets what was in it. */
export async function markOutboxSent(db: Connection, id: string, now: Date): Promise<void> {
  await db.$executeRaw`UPDATE outbox SET sent_at = ${now}, payload = '{}' WHERE id = ${id} AND sent_at IS NULL`;
}

type Taken = Pick<OutboxRow, "id" | "attempts">;

/** Puts a message off, unless another process has taken it since. */
export async function postponeOutboxMessage(db: Connection, { id, attempts }: Taken, until: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox SET available_at = ${until}
    WHERE id = ${id} AND attempts = ${attempts} AND sent_at IS NULL AND given_up_at IS NULL`;
}

/** Notes that a message will not be sent, and forgets what was in it. The row may be deleted from `forgetAt` on. */
export async function giveUpOutboxMessage(
  db: Connection,
  { id, attempts }: Taken,
  { now, forgetAt }: { readonly now: Date; readonly forgetAt: Date },
): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox SET given_up_at = ${now}, available_at = ${forgetAt}, payload = '{}'
    WHERE id = ${id} AND attempts = ${attempts} AND sent_at IS NULL AND given_up_at IS NULL`;
}

/** Deletes messages that were sent before `sentBefore`, and those given up whose time has come; at most `most` of each. @returns how many */
export async function deleteOldOutboxMessages(
  db: Connection,
  { now, sentBefore, most }: { readonly now: Date; readonly sentBefore: Date; readonly most: number },
): Promise<number> {
  const sent = await db.$executeRaw`DELETE FROM outbox WHERE sent_at <= ${sentBefore} ORDER BY sent_at LIMIT ${most}`;
  const givenUp = await db.$executeRaw`
    DELETE FROM outbox WHERE sent_at IS NULL AND available_at <= ${now} AND given_up_at IS NOT NULL
    ORDER BY available_at LIMIT ${most}`;
  return sent + givenUp;
}
