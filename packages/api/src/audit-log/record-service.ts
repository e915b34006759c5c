import {
  type AuditEntryRow,
  type AuditSource,
  type Connection,
  hasAuditEntry,
  insertAuditEntries,
  type Transaction,
} from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import type { Actor, StaffActor } from "../auth/actor.ts";
import type { Attempt } from "../unit-of-work.ts";
import type { AuditAction, RecordedAction, RefusedAction } from "./action-schema.ts";

/** What an entry of the audit log tells of a change. Neither `before` nor `after` may hold a secret. */
export interface RecordedChange {
  readonly action: RecordedAction;
  readonly entityType: string;
  /** Null when it is about no single one. */
  readonly entityId: string | null;
  /** As presented, not as stored; null when there was nothing, or nothing is left. */
  readonly before: object | null;
  readonly after: object | null;
}

/** What an entry tells of what was refused. */
export type Refusal = Omit<RecordedChange, "action" | "before"> & { readonly action: RefusedAction };

/** Who has no account: a command that is run on the server's machine, or a recurring job. */
export interface SystemActor {
  readonly type: "system";
  readonly name: string;
}

/** What an entry needs to know of somebody who signed in, or is just about to. */
type StaffAuthor = Pick<StaffActor, "type" | "userId" | "name">;

/** Who did something, and from where. A `Context` is one. */
export interface Origin {
  readonly actor: Exclude<Actor, StaffActor> | StaffAuthor | SystemActor;
  readonly source: AuditSource;
  readonly now: () => Date;
}

/** What is done on this machine, by whoever may. */
export function systemOrigin(name: string, now: () => Date): Origin {
  return { actor: { type: "system", name }, source: { address: null, userAgent: null, requestId: null }, now };
}

/**
 * Appends what a transaction changes, in that transaction: neither is stored without the other.
 * @param attempt of a transaction that may be committed unseen and run again (`change`): it is recorded once all the same
 */
export async function recordChange(
  tx: Transaction,
  origin: Origin,
  change: RecordedChange,
  attempt?: Attempt,
): Promise<void> {
  if (attempt?.repeated === true && (await hasAuditEntry(tx, attempt.callId))) return;
  const entry = entryOf(origin, change);
  await insertAuditEntries(tx, [attempt === undefined ? entry : { ...entry, id: attempt.callId }]);
}

/** Appends several changes of one transaction, which its caller knows not to be stored yet. */
export function recordChanges(
  tx: Transaction,
  changes: readonly { readonly origin: Origin; readonly change: RecordedChange }[],
): Promise<void> {
  return insertAuditEntries(
    tx,
    changes.map(({ origin, change }) => entryOf(origin, change)),
  );
}

/**
 * Appends what was refused: there is no change whose transaction it could be a part of. Its caller bounds how often that can be, since
 * whoever is refused may ask again and again (those who are turned away at the door are noted by note-service.ts).
 */
export function recordRefusal(db: Connection, origin: Origin, refused: Refusal): Promise<void> {
  return insertAuditEntries(db, [{ ...entryOf(origin, { ...refused, before: null }), outcome: "refused" }]);
}

/** An entry about what was done, not stored yet. */
export function entryOf(
  origin: Origin,
  change: Omit<RecordedChange, "action"> & { readonly action: AuditAction },
): AuditEntryRow {
  const { actor, source, now } = origin;
  return { id: uuidv7(), actor: describeActor(actor), source, ...change, outcome: "done", createdAt: now() };
}

function describeActor(actor: Origin["actor"]): AuditEntryRow["actor"] {
  switch (actor.type) {
    case "guest":
      return { type: "guest", id: null, name: null };
    case "staff":
      return { type: "staff", id: actor.userId, name: actor.name };
    case "api-key":
      return { type: "api-key", id: actor.keyId, name: actor.name };
    case "system":
      return { type: "system", id: null, name: actor.name };
  }
}
