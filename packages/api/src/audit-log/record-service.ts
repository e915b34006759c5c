import { type AuditEntryRow, insertAuditEntry, type Transaction } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../auth/actor.ts";
import type { Context } from "../context.ts";

/** What an entry of the audit log tells of a change. Neither `before` nor `after` may hold a secret. */
export interface RecordedChange {
  /** What was done, `noun.verb`. */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  /** As presented, not as stored; null when there was nothing, or nothing is left. */
  readonly before: object | null;
  readonly after: object | null;
}

type Origin = Pick<Context, "actor" | "source" | "now">;

/** Appends what a transaction changes, in that transaction: neither is stored without the other. */
export async function recordChange(tx: Transaction, origin: Origin, change: RecordedChange): Promise<void> {
  await insertAuditEntry(tx, {
    ...entryOf(origin),
    ...change,
    outcome: "done",
    before: change.before as AuditEntryRow["before"],
    after: change.after as AuditEntryRow["after"],
  });
}

function entryOf({ actor, source, now }: Origin) {
  return { id: uuidv7(), actor: describeActor(actor), source, createdAt: now() };
}

function describeActor(actor: Actor): AuditEntryRow["actor"] {
  switch (actor.type) {
    case "guest":
      return { type: "guest", id: null, name: null };
    case "staff":
      return { type: "staff", id: actor.userId, name: actor.name };
    case "api-key":
      return { type: "api-key", id: actor.keyId, name: actor.name };
  }
}
